namespace Compliance.Domain.Ids;

/// <summary>The cloud a region belongs to. Private zones for Arc are documented for the public cloud only.</summary>
public enum Cloud
{
    Public,
    UsGovernment,
    China,

    /// <summary>The isolated clouds of the United States, whose regions are called <c>usnat…</c> and <c>ussec…</c>.</summary>
    UsIsolated,
}
