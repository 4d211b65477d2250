using static Compliance.Simulator.Tests.EstateBuilder;

namespace Compliance.Simulator.Tests.Estates;

public sealed class TimeShiftTests
{
    private static readonly SimulatorOptions Shifted = new() { ShiftTo = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero) };

    [Fact]
    public async Task Start_WithShift_MovesEveryTimeByTheAgeOfTheEstate()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithCluster().ReadAt("2026-11-21T09:15:03Z"), Shifted);

        var properties = (await azure.GetAsync(Cluster)).Properties;

        Assert.Equal("2026-12-31T23:59:00Z", properties["lastConnectivityTime"]!.GetValue<string>());
        Assert.Equal("1.36.1", properties["agentVersion"]!.GetValue<string>());
    }

    [Fact]
    public async Task Start_WithoutReadAt_LeavesTimesAlone()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithCluster(), Shifted);

        Assert.Equal("2026-11-21T09:14:03Z", (await azure.GetAsync(Cluster)).Properties["lastConnectivityTime"]!.GetValue<string>());
    }
}
