using System.Net;
using Compliance.Web.Tests.Hosting;

namespace Compliance.Web.Tests.Endpoints;

public sealed class HealthEndpointsTests
{
    [Fact]
    public async Task Get_StoreAway_IsAliveButNotReady()
    {
        await using var web = await RunningWeb.StartAsync();
        web.Stores.Probe.IsAway = true;

        using var alive = await web.Client.GetAsync("/healthz");
        using var ready = await web.Client.GetAsync("/readyz");

        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
        await ready.ProblemAsync(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Get_StoreThere_IsReady()
    {
        await using var web = await RunningWeb.StartAsync();

        using var ready = await web.Client.GetAsync("/readyz");

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }
}
