namespace Compliance.Domain.Resources;

/// <summary>The scope's own view of its private addresses; its name is the scope's <c>privateLinkScopeId</c>. Read from ARM only.</summary>
public sealed record ScopeValidation : Resource
{
    public ValueList<ConnectionDetail> ConnectionDetails { get; init; }
}

/// <summary>One address of one connected endpoint.</summary>
public sealed record ConnectionDetail
{
    /// <summary>The endpoint.</summary>
    public Value Id { get; init; }

    public Value PrivateIpAddress { get; init; }
}
