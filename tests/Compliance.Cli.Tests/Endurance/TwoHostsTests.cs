using Compliance.Testing.Azurite;
using Xunit;
using Xunit.Abstractions;

namespace Compliance.Cli.Tests.Endurance;

/// <summary>Two hosts on one store at once, one of which dies in between.</summary>
[Collection(EnduranceTests.Name)]
public sealed class TwoHostsTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    [UnixFact]
    public async Task Serve_TwoHostsOnOneFile_LoseAndDoubleNothing()
    {
        await using var world = await World.StartAsync(KilledHostTests.Setting("COMPLIANCE_SEED", 2), output);

        await RunAsync(world, world.SqliteStore);
    }

    [UnixAzuriteFact]
    public async Task Serve_TwoHostsOnTables_LoseAndDoubleNothing()
    {
        await using var world = await World.StartAsync(KilledHostTests.Setting("COMPLIANCE_SEED", 3), output);
        var azurite = new AzuriteServer();
        try
        {
            await azurite.InitializeAsync();

            await RunAsync(world, $"table:{azurite.ConnectionString}");
        }
        finally
        {
            await azurite.DisposeAsync();
        }
    }

    private async Task RunAsync(World world, string store)
    {
        await using var first = await world.ServeAsync(store);
        await using (var drift = world.StartDrift(people: 2, Pause))
        {
            await using (var second = await world.ServeAsync(store))
            {
                await Poll.UntilAsync(() => Task.FromResult(drift.Writes >= 20), ServeHost.Patience, () => $"{drift.Writes} writes");
                await second.KillAsync();
                world.Grid.Targets = [first.Address];
            }

            await using var third = await world.ServeAsync(store);
            await Poll.UntilAsync(() => Task.FromResult(drift.Writes >= 40), ServeHost.Patience, () => $"{drift.Writes} writes");
            await drift.StopAsync();
            await world.SettleAsync(third);
            output.WriteLine(world.Summary);

            await world.AssertRightAsync(third);
            await StoredState.EqualsAFreshScanAsync(first, world.Azure.Endpoint, world.Subscriptions);
        }
    }
}
