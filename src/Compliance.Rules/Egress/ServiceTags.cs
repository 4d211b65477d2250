using System.Net;

namespace Compliance.Rules.Egress;

/// <summary>The four public services an Arc-enabled cluster needs, as service tags, and what covers them.</summary>
internal static class ServiceTags
{
    public const string Entra = "AzureActiveDirectory";
    public const string ResourceManager = "AzureResourceManager";
    public const string FrontDoor = "AzureFrontDoor.FirstParty";
    public const string ContainerRegistry = "MicrosoftContainerRegistry";

    public static bool IsAny(string prefix) => prefix is "*" or "0.0.0.0/0" || prefix.Equals("Any", StringComparison.OrdinalIgnoreCase);

    public static bool IsAddress(string prefix) => IPAddress.TryParse(prefix.AsSpan(0, EndOfAddress(prefix)), out _);

    /// <summary>How much of a service an address prefix or tag covers.</summary>
    public static Match Covers(string prefix, string tag)
    {
        if (IsAny(prefix) || Is(prefix, tag) || Is(prefix, "Internet") || Is(prefix, "AzureCloud"))
        {
            return Match.Full;
        }

        // A regional tag is a part of the service: MicrosoftContainerRegistry.WestEurope.
        if (prefix.StartsWith($"{tag}.", StringComparison.OrdinalIgnoreCase) || prefix.StartsWith("AzureCloud.", StringComparison.OrdinalIgnoreCase))
        {
            return Match.Partial;
        }

        // Whether a public range holds an address of the service is not known here; a private one holds none.
        return IPAddress.TryParse(prefix.AsSpan(0, EndOfAddress(prefix)), out var address) && !PrivateAddresses.Contains(address) ? Match.Partial : Match.None;
    }

    private static bool Is(string prefix, string tag) => prefix.Equals(tag, StringComparison.OrdinalIgnoreCase);

    private static int EndOfAddress(string prefix) => prefix.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? slash : prefix.Length;
}
