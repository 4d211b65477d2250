using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;

namespace Compliance.Domain.Declarations;

/// <summary>
/// Every id a judgement on an estate can be about: what is in it, and what that refers to. A scope at fault may be one that
/// does not exist, and providers and subscriptions are judged without rows (design 4.3).
/// </summary>
internal sealed class NameableIds
{
    private readonly Estate _estate;
    private readonly Lazy<HashSet<ResourceId>> _referred;

    public NameableIds(Estate estate, DeclarationSet declarations)
    {
        _estate = estate;
        _referred = new(() => [.. Referred(declarations)]);
    }

    public bool Contains(ResourceId id) => _estate.Find(id) is not null || _referred.Value.Contains(id);

    public bool Match(ResourcePattern pattern) => pattern.Text.Contains('*', StringComparison.Ordinal) || !ResourceId.TryParse(pattern.Text, out var id)
        ? _estate.Resources.Any(resource => pattern.Matches(resource.Id)) || _referred.Value.Any(pattern.Matches)
        : Contains(id);

    private IEnumerable<ResourceId> Referred(DeclarationSet declarations)
    {
        foreach (var id in declarations.Sites.SelectMany(DeclaredOf))
        {
            yield return id;
        }

        var subscriptions = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var resource in _estate.Resources)
        {
            foreach (var id in ReferredBy(resource))
            {
                yield return id;
            }

            if (resource is ConnectedCluster or PrivateLinkScope)
            {
                subscriptions.GetAlternateLookup<ReadOnlySpan<char>>().Add(resource.Id.Subscription);
            }
        }

        foreach (var id in subscriptions.SelectMany(JudgedIn))
        {
            yield return id;
        }
    }

    private static IEnumerable<ResourceId> DeclaredOf(Site site) =>
        site.Forwarder is { } forwarder ? [forwarder.VirtualNetworkId, .. site.Egress?.SecurityGroupIds ?? []] : site.Egress?.SecurityGroupIds ?? [];

    private static IEnumerable<ResourceId> ReferredBy(Resource resource) => resource switch
    {
        ConnectedCluster cluster => Parsed(cluster.PrivateLinkScopeResourceId.Text),
        PrivateLinkScope scope => scope.PrivateEndpointConnections.Items.SelectMany(connection => Parsed(connection.PrivateEndpointId.Text)),
        PrivateEndpoint endpoint => Parsed(endpoint.SubnetId.Text).Select(subnet => subnet.Parent).OfType<ResourceId>(),
        _ => [],
    };

    private static ResourceId[] Parsed(string? text) => ResourceId.TryParse(text, out var id) ? [id] : [];

    private static IEnumerable<ResourceId> JudgedIn(string subscription) =>
        ProviderNode.Needed.Select(name => ResourceId.Parse($"/subscriptions/{subscription}/providers/{name}")).Prepend(ResourceId.Parse($"/subscriptions/{subscription}"));
}
