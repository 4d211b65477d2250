using System.Diagnostics.Metrics;
using System.Net;
using Azure.Core;
using Compliance.Domain.Ids;
using Compliance.Infrastructure.Estates;
using Compliance.Infrastructure.ResourceGraph;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Testing.Telemetry;
using Compliance.Testing.Time;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Compliance.Infrastructure.Tests.ResourceManager;

/// <summary>What reading Azure measures, as the hosts compose it.</summary>
public sealed class AzureMetricsTests : IDisposable
{
    private static readonly ResourceId Endpoint = ResourceId.Parse("/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/privateEndpoints/pe");

    private readonly FakeTime _time = new();
    private readonly ScriptedAzure _azure = new();
    private readonly ServiceProvider _services;
    private readonly Measurements _measured;

    public AzureMetricsTests()
    {
        _services = Services(_time);
        _measured = new Measurements(_services.GetRequiredService<IMeterFactory>());
    }

    public void Dispose()
    {
        _measured.Dispose();
        _services.Dispose();
        _azure.Dispose();
    }

    [Fact]
    public async Task Graph_TwoPages_AreRequestsPagesAndRows()
    {
        _azure.Answer(Page("t", "a", "b")).Answer(Page(null, "c"));

        await QueryAsync();

        Assert.Equal(["api=graph outcome=ok", "api=graph outcome=ok"], _measured.Of("compliance.azure.request.duration").Select(one => one.Tags));
        Assert.Equal([(2, "api=graph")], _measured.SumsOf("compliance.azure.pages"));
        Assert.Equal([(3, "api=graph")], _measured.SumsOf("compliance.azure.rows"));
        Assert.Empty(_measured.Of("compliance.azure.retries"));
        Assert.Empty(_measured.Of("compliance.azure.wait.duration"));
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "not_found")]
    [InlineData(HttpStatusCode.Forbidden, "denied")]
    [InlineData(HttpStatusCode.BadRequest, "refused")]
    public async Task Arm_Refusal_IsItsOutcome(HttpStatusCode status, string outcome)
    {
        _azure.Answer(status);

        await Record.ExceptionAsync(() => _services.GetRequiredService<ResourceManagerClient>().FindAsync(Endpoint, new WaitClock(_time), CancellationToken.None));

        Assert.Equal([$"api=arm outcome={outcome}"], _measured.Of("compliance.azure.request.duration").Select(one => one.Tags));
    }

    [Fact]
    public async Task Arm_FailsOnce_IsTwoRequestsAndARetry()
    {
        // In real time: the retries of the pipeline know no other.
        using var services = Services(TimeProvider.System);
        using var measured = new Measurements(services.GetRequiredService<IMeterFactory>());
        _azure.Answer(HttpStatusCode.TooManyRequests).Answer("""{"id":"x"}""");

        await services.GetRequiredService<ResourceManagerClient>().FindAsync(Endpoint, new WaitClock(TimeProvider.System), CancellationToken.None);

        Assert.Equal(["api=arm outcome=throttled", "api=arm outcome=ok"], measured.Of("compliance.azure.request.duration").Select(one => one.Tags));
        Assert.Equal([(1, "api=arm")], measured.SumsOf("compliance.azure.retries"));
    }

    [Fact]
    public async Task Graph_QuotaIsUsedUp_TheWaitIsMeasured()
    {
        _azure.Answer(Page(null), ("x-ms-user-quota-remaining", "0"), ("x-ms-user-quota-resets-after", "00:00:03")).Answer(Page(null));
        await QueryAsync();

        var second = QueryAsync();
        while (_time.PendingTimers == 0)
        {
            await Task.Yield();
        }

        _time.Advance(TimeSpan.FromSeconds(3));
        await second;

        Assert.Equal([(3, "api=graph")], _measured.Of("compliance.azure.wait.duration"));
    }

    private ServiceProvider Services(TimeProvider time) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
        .AddSingleton(time)
        .AddSingleton<TokenCredential>(new FixedCredential())
        .AddAzure(
            options => (options.Endpoint, options.MaxRetries, options.RetryDelay) = (ScriptedAzure.Endpoint, 1, TimeSpan.FromMilliseconds(1)),
            _azure.Transport())
        .BuildServiceProvider();

    private Task QueryAsync() => _services.GetRequiredService<ResourceGraphClient>().ReadAsync("q", new QueryArea(), new WaitClock(_time), CancellationToken.None);

    private static string Page(string? token, params string[] names)
    {
        var rows = names.Select(name => $$"""{"id":"/subscriptions/s/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/{{name}}","type":"microsoft.kubernetes/connectedclusters"}""");
        return $$"""{"totalRecords":{{(names.Length == 0 ? 0 : 3)}},"count":{{names.Length}},"data":[{{string.Join(',', rows)}}],"facets":[],"resultTruncated":"false"{{(token is null ? "" : $",\"$skipToken\":\"{token}\"")}} }""";
    }
}
