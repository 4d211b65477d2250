using System.Reflection;
using Compliance.Application;
using Compliance.Functions.Tests.Infra;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Compliance.Functions.Tests.Triggers;

/// <summary>What holds of each trigger there is: a new one is tested by being there.</summary>
public sealed class EveryTriggerTests
{
    public static TheoryData<string> Unattended => [.. DeclaredFunctions.Names.Where(name => name != "Web")];

    [Theory]
    [MemberData(nameof(Unattended))]
    public async Task Run_UseCaseFails_LetsTheFailureFlyToTheHost(string function)
    {
        await using var app = FunctionsApp.WithoutStore();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => RunAsync(app, function, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Unattended))]
    public async Task Run_HostGivesTheInvocationUp_TheUseCaseStops(string function)
    {
        await using var app = FunctionsApp.Start();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(app, function, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Web_UseCaseFails_TellsWhoAsked()
    {
        await using var app = FunctionsApp.WithoutStore(FunctionsApp.Key);
        await using var scope = app.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (http.Request.Method, http.Request.Scheme, http.Request.Host, http.Request.Path) = ("GET", "http", new HostString("localhost"), "/api/summary");
        http.Request.Headers.Authorization = FunctionsApp.Bearer;

        await RunAsync(app, "Web", CancellationToken.None, http.Request);

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, http.Response.StatusCode);
    }

    // As the worker does: a new instance an invocation, its parameters by what they are.
    private static Task RunAsync(FunctionsApp app, string function, CancellationToken cancellationToken, HttpRequest? request = null)
    {
        var method = DeclaredFunctions.Methods.Single(method => method.GetCustomAttribute<FunctionAttribute>()!.Name == function);
        var arguments = method.GetParameters().Select(parameter => parameter.ParameterType switch
        {
            var type when type == typeof(string) => Deliveries.CloudEvent,
            var type when type == typeof(TimerInfo) => new TimerInfo(),
            var type when type == typeof(HttpRequest) => request,
            var type when type == typeof(CancellationToken) => (object)cancellationToken,
            var type => throw new NotSupportedException($"A parameter of the type {type}."),
        });
        return (Task)method.Invoke(ActivatorUtilities.CreateInstance(app.Services, method.DeclaringType!), [.. arguments])!;
    }
}
