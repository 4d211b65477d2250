using System.Text;
using System.Text.Json.Nodes;
using Compliance.Application;
using Compliance.Application.Assessments;
using Compliance.Application.Changes;
using Compliance.Application.Estates;
using Compliance.Application.Signals;
using Compliance.Application.Sweeps;
using Compliance.Domain.Declarations;
using Compliance.Domain.Judging;
using Compliance.Embedded.Sqlite;
using Compliance.Infrastructure.Estates;
using Compliance.Infrastructure.Reports;
using Compliance.Infrastructure.Tests.Reports;
using Compliance.Rules;
using Compliance.Simulator;
using Compliance.Testing.Fakes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Compliance.Cli.Tests.EndToEnd;

/// <summary>What events cost in calls, from intake to stored proofs, over HTTP against the simulator. The sweep before is not counted.</summary>
public sealed class StormTests : IAsyncLifetime
{
    private const string Stores = "/subscriptions/8c321f0d-2d56-4fc4-b117-3faaf998addd/resourceGroups/rg-arc-stores-nl/providers/Microsoft.Kubernetes/connectedClusters";
    private const string HubZone = "/subscriptions/2a500855-66f6-4bc3-a06c-ea45497355eb/resourceGroups/rg-dns-arc-retail-weu/providers/Microsoft.Network/privateDnsZones/privatelink.his.arc.azure.com";

    // Of the slice, whatever the number of events: zone groups and validation of its scope. The sweep has read the registrations.
    private const int Surroundings = 2;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compliance-storm-");
    private SimulatedAzure? _azure;
    private ServiceProvider? _services;
    private int _events;

    public async Task InitializeAsync()
    {
        using var estate = new MemoryStream(Encoding.UTF8.GetBytes(await EstateAsync(clusters: 500)));
        _azure = await SimulatedAzure.StartAsync(estate, new SimulatorOptions(), TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton(TimeProvider.System)
            .AddLogging()
            .AddComplianceApplication()
            .AddReportFormats()
            .AddSqliteStore(options => options.Path = Path.Combine(_folder.FullName, "storm.db"))
            .AddAzure(options => options.Endpoint = _azure.Endpoint)
            .AddSingleton(new GovernedScope())
            .AddSingleton(DeclarationSet.None)
            .AddSingleton(BuiltInRules.Catalogue)
            .AddSingleton(new Judge(BuiltInRules.Catalogue, []))
            .AddSingleton<ISignals>(new RecordedSignals())
            .BuildServiceProvider();
        await Get<RunSweep>().RunAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _services!.DisposeAsync();
        await _azure!.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    // What the sweep has just read of records stands in for a third query.
    [Fact]
    public async Task Events_OfOneCluster_CostTwoQueries() => Assert.Equal((2, 1 + Surroundings), await CostAsync([$"{Stores}/storm-001"]));

    [Fact]
    public async Task Events_OfAHubZone_CostThreeQueries() => Assert.Equal((3, 1 + Surroundings), await CostAsync([HubZone]));

    [Fact]
    public async Task Events_TenThousandOver500Clusters_CostAsManyQueriesAndOneReadAClusterOnly()
    {
        var clusters = Enumerable.Range(0, 500).Select(i => $"{Stores}/storm-{i:D3}").ToList();

        var cost = await CostAsync([.. Enumerable.Range(0, 20).SelectMany(_ => clusters)]);

        Assert.Equal((2, 500 + Surroundings), cost);
    }

    /// <returns>Calls of Resource Graph, and reads of Resource Manager.</returns>
    private async Task<(long Graph, long Reads)> CostAsync(List<string> subjects)
    {
        var before = _azure!.Counts;
        foreach (var batch in subjects.Chunk(1000))
        {
            await Get<AcceptChanges>().AcceptAsync(Encoding.UTF8.GetBytes(new JsonArray([.. batch.Select(Event)]).ToJsonString()), CancellationToken.None);
        }

        await Get<AssessChanges>().RunAsync(CancellationToken.None);

        Assert.Empty(await Get<IChangeStore>().ListPendingAsync(1, CancellationToken.None));
        return (_azure.Counts.ResourceGraphCalls - before.ResourceGraphCalls, _azure.Counts.ResourceManagerReads - before.ResourceManagerReads);
    }

    private JsonObject Event(string subject) => new()
    {
        ["specversion"] = "1.0",
        ["id"] = $"{_events++}",
        ["source"] = "/subscriptions/storm",
        ["type"] = "Microsoft.Resources.ResourceWriteSuccess",
        ["time"] = "2026-11-21T09:00:00Z",
        ["subject"] = subject,
        ["data"] = new JsonObject(),
    };

    private T Get<T>()
        where T : notnull => _services!.GetRequiredService<T>();

    private static async Task<string> EstateAsync(int clusters)
    {
        var estate = JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf("samples/estates/contoso.json")))!;
        var rows = estate["data"]!.AsArray();
        var first = rows.First(row => row!["id"]!.GetValue<string>() == $"{Stores}/store-ams-01")!;
        for (var i = 0; i < clusters; i++)
        {
            var copy = first.DeepClone();
            copy["id"] = $"{Stores}/storm-{i:D3}";
            copy["name"] = $"storm-{i:D3}";
            rows.Add(copy);
        }

        return estate.ToJsonString();
    }
}
