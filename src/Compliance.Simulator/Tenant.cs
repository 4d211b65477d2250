namespace Compliance.Simulator;

internal static class Tenant
{
    /// <summary>The one tenant of every estate whose rows name none.</summary>
    public const string Id = "00000000-0000-0000-0000-0000000000aa";
}
