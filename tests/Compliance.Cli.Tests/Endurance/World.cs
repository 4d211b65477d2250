using System.Text.Json.Nodes;
using Compliance.Cli.Demo;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Simulator;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using Xunit.Abstractions;

namespace Compliance.Cli.Tests.Endurance;

/// <summary>Everything around a host: a simulated Azure with the sample estate, its events, a receiver of alerts, a folder for the store.</summary>
internal sealed class World : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compliance-endurance-");
    private readonly DemoEstate _estate;

    private World(int seed, DemoEstate estate, SimulatedAzure azure, EventGrid grid, AlertReceiver receiver) =>
        (Seed, _estate, Azure, Grid, Receiver) = (seed, estate, azure, grid, receiver);

    public int Seed { get; }

    public SimulatedAzure Azure { get; }

    public EventGrid Grid { get; }

    public AlertReceiver Receiver { get; }

    public IEnumerable<string> Subscriptions => JsonNode.Parse(_estate.Bytes)!["coverage"]!["subscriptions"]!.AsArray().Select(id => id!.GetValue<string>());

    /// <summary>The ids of all clusters.</summary>
    public IReadOnlyList<string> Clusters => [.. _estate.Estate.OfType<ConnectedCluster>().Select(cluster => cluster.Id.Text).Order(StringComparer.Ordinal)];

    /// <summary>What a scope that admits public traffic becomes: see <see cref="SetPublicAccessAsync"/>.</summary>
    public string PublicAccessFinding => FindingKey.Of(new RuleId("ARC-PL-011"), Scope).Value;

    private ResourceId Scope => _estate.Estate.OfType<PrivateLinkScope>().Select(scope => scope.Id).Order().First();

    public string Folder => _folder.FullName;

    public string DatabasePath => Path.Combine(_folder.FullName, "compliance.db");

    public string SqliteStore => $"sqlite:{DatabasePath}";

    public string Summary =>
        $"{Grid.Published} events, {Grid.Retries} delivered again, {Grid.StoredWithoutAnswer} of them stored before; {Receiver.Told.Count} alerts in {Receiver.Posts} posts, {Receiver.Failures} refused or too late, {Receiver.Repeats} repeats; answers {string.Join(", ", Grid.Answers)}";

    public static async Task<World> StartAsync(int seed, ITestOutputHelper output)
    {
        output.WriteLine($"COMPLIANCE_SEED={seed}");
        var estate = await DemoEstate.LoadAsync(null, new CommandContext(new Terminal { In = Stream.Null, Out = Stream.Null, Error = TextWriter.Null }, TimeProvider.System), CancellationToken.None);
        using var stream = new MemoryStream(estate.Bytes);
        var azure = await SimulatedAzure.StartAsync(
            stream,
            new SimulatorOptions { ShiftTo = TimeProvider.System.GetUtcNow(), QuotaPerWindow = 10_000, AsyncOperationDuration = TimeSpan.FromMilliseconds(20) },
            TimeProvider.System,
            NullLoggerFactory.Instance,
            CancellationToken.None);
        var world = new World(seed, estate, azure, await EventGrid.StartAsync(seed), await AlertReceiver.StartAsync(seed));
        await azure.SubscribeAsync(world.Grid.Webhook, CancellationToken.None);
        return world;
    }

    public Drift StartDrift(int people, TimeSpan pause) => Drift.Start(Azure.Endpoint, _estate, Seed, people, pause);

    /// <summary>Writes the first scope, as somebody in the portal would.</summary>
    public async Task SetPublicAccessAsync(string access)
    {
        await using var arm = new ArmEditor(Azure.Endpoint);
        await DemoEdits.SetPublicAccessAsync(arm, Scope, access, CancellationToken.None);
    }

    public async Task<ServeHost> ServeAsync(string? store = null, params (string Name, string Value)[] settings)
    {
        var host = await ServeHost.StartAsync(Azure.Endpoint, store ?? SqliteStore, Receiver.Url, governed: null, settings);
        Grid.Targets = [.. Grid.Targets, host.Address];
        return host;
    }

    /// <summary>Until every event was taken and assessed, and one more scan ran.</summary>
    public async Task SettleAsync(ServeHost host)
    {
        await Grid.DrainAsync(ServeHost.Patience);
        await host.AssessedAsync();
        Receiver.IsFlaky = false;
        await host.ScannedAsync(await host.RequestScanAsync());
        await host.AssessedAsync();
    }

    public async Task AssertRightAsync(ServeHost host)
    {
        await StoredState.EqualsAFreshScanAsync(host, Azure.Endpoint, Subscriptions);
        await StoredState.GetsToldAsync(host, Receiver);
        if (File.Exists(DatabasePath))
        {
            using var store = SqliteCopy.Of(DatabasePath);
            Assert.Equal(("ok", 0), (store.Integrity, store.Pending));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Azure.DisposeAsync();
        await Grid.DisposeAsync();
        await Receiver.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
