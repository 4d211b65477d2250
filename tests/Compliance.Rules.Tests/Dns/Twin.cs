using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;
using Compliance.Testing.Builders;

namespace Compliance.Rules.Tests.Dns;

/// <summary>A second approved endpoint of a healthy chain's scope, without a zone group of its own.</summary>
internal static class Twin
{
    public const string Address = "10.20.4.9";

    /// <summary>Comes before the chain's own endpoint in the order of the ids.</summary>
    public static ResourceId Id { get; } = AnId.Endpoint("pe-twin");

    public static EstateBuilder Of(HealthyChain chain, ResourceId network)
    {
        var card = AnId.Interface("pe-twin.nic");
        return chain.Estate()
            .Change<PrivateLinkScope>(chain.Scope, scope => AScope.Named(scope.Id, AScope.Connection(chain.Endpoint), AScope.Connection(Id)))
            .With(
                AnEndpoint.Named(Id, network, AnEndpoint.Connection(chain.Scope)) with { NetworkInterfaceIds = ValueList<string>.Of([card.Text]) },
                AnEndpoint.Interface(card, Address, [.. ArcZone.All.SelectMany(kind => HealthyChain.RecordNames(kind).Select(record => $"{record}.{kind.PublicName}"))]));
    }
}
