using System.Diagnostics.Metrics;
using System.Net;
using Compliance.Testing.Telemetry;
using Compliance.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Web.Tests.Endpoints;

public sealed class MetricsEndpointsTests
{
    [Fact]
    public async Task Get_Metrics_AreTextInTheFormatPrometheusKnows()
    {
        await using var web = await RunningWeb.StartAsync();

        using var answer = await web.Client.GetAsync("/metrics");

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(1, PrometheusPage.Parse(await answer.Content.ReadAsStringAsync()).Value("a"));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Get_Metrics_CountsTheStoreFirst()
    {
        await using var web = await RunningWeb.StartAsync();
        using var measured = new Measurements(web.Services.GetRequiredService<IMeterFactory>());

        await web.Client.GetStringAsync("/metrics");

        Assert.Equal([(0, "")], measured.Observe("compliance.changes.pending"));
    }

    [Fact]
    public async Task Get_StoreAway_StillAnswersWhatTheProcessKnows()
    {
        await using var web = await RunningWeb.StartAsync();
        using var measured = new Measurements(web.Services.GetRequiredService<IMeterFactory>());
        web.Stores.Changes.IsAway = true;

        using var answer = await web.Client.GetAsync("/metrics");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(measured.Observe("compliance.changes.pending"));
    }
}
