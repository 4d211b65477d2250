using Compliance.Functions.Triggers;
using Compliance.Testing.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Compliance.Functions.Tests.Triggers;

/// <summary>Requests as the worker hands them over: routed already, to the endpoint of the function itself.</summary>
[Collection(AloneTests.Name)]
public sealed class OnWebRequestTests
{
    private static readonly Endpoint Outer = new(_ => throw new InvalidOperationException("The function was called from within itself."), null, "Web");

    [Fact]
    public async Task Run_Healthz_IsServedByTheWholePipeline()
    {
        await using var app = FunctionsApp.Start();
        await using var scope = app.Services.CreateAsyncScope();
        var http = Request(scope.ServiceProvider, "/healthz");

        await app.Trigger<OnWebRequest>().RunAsync(http.Request, CancellationToken.None);

        Assert.Equal(StatusCodes.Status200OK, http.Response.StatusCode);
    }

    [Fact]
    public async Task Run_Metrics_AreThoseOfThisProcess()
    {
        await using var app = FunctionsApp.Start(FunctionsApp.Key);
        await using var scope = app.Services.CreateAsyncScope();
        var http = Request(scope.ServiceProvider, "/metrics");
        http.Request.Headers.Authorization = FunctionsApp.Bearer;

        await app.Trigger<OnWebRequest>().RunAsync(http.Request, CancellationToken.None);

        http.Response.Body.Position = 0;
        var page = PrometheusPage.Parse(await new StreamReader(http.Response.Body).ReadToEndAsync());
        Assert.NotNull(page.Value("compliance_changes_pending"));
    }

    [Theory]
    [InlineData("/api/no-such-resource")]
    [InlineData("/admin/host/status")]
    [InlineData("/runtime/webhooks")]
    public async Task Run_UnknownPath_Is404(string path)
    {
        await using var app = FunctionsApp.Start();
        await using var scope = app.Services.CreateAsyncScope();
        var http = Request(scope.ServiceProvider, path);

        await app.Trigger<OnWebRequest>().RunAsync(http.Request, CancellationToken.None);

        Assert.Equal(StatusCodes.Status404NotFound, http.Response.StatusCode);
    }

    [Fact]
    public async Task Run_Afterwards_TheWorkerFindsItsRequestAsItWas()
    {
        await using var app = FunctionsApp.Start();
        await using var scope = app.Services.CreateAsyncScope();
        var http = Request(scope.ServiceProvider, "/healthz");
        var routeValues = http.Request.RouteValues;
        var aborted = http.RequestAborted;

        await app.Trigger<OnWebRequest>().RunAsync(http.Request, CancellationToken.None);

        Assert.Same(Outer, http.GetEndpoint());
        Assert.Same(routeValues, http.Request.RouteValues);
        Assert.Equal(aborted, http.RequestAborted);
        Assert.Null(app.Get<IHttpContextAccessor>().HttpContext);
    }

    [Fact]
    public async Task Run_WhileServed_TheRequestIsAtHandAndEndsWithTheInvocation()
    {
        await using var app = FunctionsApp.Start();
        await using var scope = app.Services.CreateAsyncScope();
        using var invocation = new CancellationTokenSource();
        var http = Request(scope.ServiceProvider, "/healthz");
        var seen = new List<(HttpContext? Accessed, bool IsAborted)>();
        http.Response.Body = new ObservedBody(() =>
        {
            invocation.Cancel();
            seen.Add((app.Get<IHttpContextAccessor>().HttpContext, http.RequestAborted.IsCancellationRequested));
        });

        await app.Trigger<OnWebRequest>().RunAsync(http.Request, invocation.Token);

        Assert.NotEmpty(seen);
        Assert.All(seen, moment => Assert.Equal((http, true), moment));
    }

    [Fact]
    public async Task Run_TwoRequests_ShareOnePipeline()
    {
        await using var app = FunctionsApp.Start();
        await using var scope = app.Services.CreateAsyncScope();
        var first = Request(scope.ServiceProvider, "/healthz");
        var second = Request(scope.ServiceProvider, "/healthz");

        await app.Trigger<OnWebRequest>().RunAsync(first.Request, CancellationToken.None);
        await app.Trigger<OnWebRequest>().RunAsync(second.Request, CancellationToken.None);

        Assert.Equal((200, 200), (first.Response.StatusCode, second.Response.StatusCode));
    }

    private static DefaultHttpContext Request(IServiceProvider services, string path)
    {
        var http = new DefaultHttpContext { RequestServices = services };
        http.Request.Method = HttpMethods.Get;
        http.Request.Scheme = "http";
        http.Request.Host = new HostString("localhost");
        http.Request.Path = path;
        http.Request.RouteValues = new RouteValueDictionary { ["path"] = path };
        http.Response.Body = new MemoryStream();
        http.SetEndpoint(Outer);
        return http;
    }

    private sealed class ObservedBody(Action written) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            written();
            return ValueTask.CompletedTask;
        }
    }
}
