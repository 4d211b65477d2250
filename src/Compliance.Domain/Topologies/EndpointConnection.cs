using Compliance.Domain.Estates;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>The edge between a scope and a private endpoint, with what each side says of it.</summary>
public sealed record EndpointConnection(ScopeNode Scope, EndpointNode Endpoint, ScopeConnection? ScopeSide, ServiceConnection? EndpointSide)
{
    /// <summary>Approved by the scope's word; an endpoint that was read must not contradict it.</summary>
    public bool IsApproved => ScopeSide is null
        ? EndpointSide is { } own && own.Status.Is("Approved")
        : ScopeSide.Status.Is("Approved") && (EndpointSide is null || EndpointSide.Status.IsAbsent || EndpointSide.Status.Is("Approved"));

    /// <summary>
    /// Approved to an endpoint that exists and did not fail: what the chain can run through. An approved endpoint that
    /// nobody could read is usable as far as anyone knows.
    /// </summary>
    public bool IsUsable => IsApproved && Endpoint.Presence is not Presence.Missing && !Endpoint.HasFailed;
}
