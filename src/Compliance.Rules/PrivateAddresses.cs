using System.Net;

namespace Compliance.Rules;

/// <summary>Addresses that the internet does not route: RFC 1918, RFC 6598 and unique local IPv6 ones.</summary>
internal static class PrivateAddresses
{
    private static readonly IPNetwork[] Ranges =
    [
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("fc00::/7"),
    ];

    public static bool Contains(IPAddress address) => Array.Exists(Ranges, range => range.Contains(address));

    public static bool Contains(string address) => IPAddress.TryParse(address, out var parsed) && Contains(parsed);
}
