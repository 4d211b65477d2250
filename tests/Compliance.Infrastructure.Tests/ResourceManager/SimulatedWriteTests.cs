using System.Text;
using System.Text.Json.Nodes;
using Compliance.Application.Estates;
using Compliance.Application.Scans;
using Compliance.Application.Writes;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.Estates;
using Compliance.Infrastructure.Tests.EstateFiles;
using Compliance.Simulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Compliance.Infrastructure.Tests.ResourceManager;

/// <summary>Writes as Azure carries them out: some at once, some after it answered.</summary>
public sealed class SimulatedWriteTests
{
    [Fact]
    public async Task Write_LinkOfAZone_LivesThroughCreationConditionAndDeletion()
    {
        await using var file = File.OpenRead(Samples.PathOf("contoso.json"));
        await using var azure = await SimulatedAzure.StartAsync(file, new SimulatorOptions { AsyncOperationDuration = TimeSpan.Zero }, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
        await using var services = new ServiceCollection().AddAzure(options => options.Endpoint = azure.Endpoint).BuildServiceProvider(validateScopes: true);
        var (reader, writer) = (services.GetRequiredService<IEstateReader>(), services.GetRequiredService<IResourceWriter>());
        var resources = (await reader.ReadAsync(ScanScope.Everything, CancellationToken.None)).Estate.Resources;
        var linked = resources.OfType<VirtualNetworkLink>().Select(known => known.VirtualNetworkId.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var network = resources.OfType<VirtualNetwork>().First(free => !linked.Contains(free.Id.Text));
        var link = resources.OfType<PrivateDnsZone>().First().Id.Child("virtualNetworkLinks", "extra");
        var body = Encoding.UTF8.GetBytes($$$"""{"properties":{"virtualNetwork":{"id":"{{{network.Id}}}"},"registrationEnabled":false},"location":"global"}""");

        var created = await writer.PutAsync(link, body, WriteCondition.IfAbsent, CancellationToken.None);
        var again = await writer.PutAsync(link, body, WriteCondition.IfAbsent, CancellationToken.None);
        var stale = await writer.DeleteAsync(link, WriteCondition.IfUnchanged("\"never\""), CancellationToken.None);
        var deleted = await writer.DeleteAsync(link, WriteCondition.None, CancellationToken.None);

        Assert.Equal((WriteOutcome.Done, null), (created.Outcome, created.Reason));
        Assert.Equal("Succeeded", JsonNode.Parse(created.Body!.Value.Span)!["properties"]!["provisioningState"]!.GetValue<string>());
        Assert.Equal((WriteOutcome.ConditionFailed, WriteOutcome.ConditionFailed, WriteOutcome.Done), (again.Outcome, stale.Outcome, deleted.Outcome));
        Assert.Null((await reader.ReadResourceAsync(link, CancellationToken.None)).Json);
    }
}
