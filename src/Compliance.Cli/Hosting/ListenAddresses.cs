using System.Net;
using Compliance.Web.Access;
using Microsoft.AspNetCore.Http;

namespace Compliance.Cli.Hosting;

/// <summary>What <c>--urls</c> opens: a list of addresses, separated by semicolons.</summary>
internal static class ListenAddresses
{
    /// <exception cref="UsageException">One is no address.</exception>
    public static Reach ReachOf(string urls) =>
        urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).All(IsLoopback) ? Reach.LoopbackOnly : Reach.Network;

    // Any other host name, * among them, makes Kestrel listen on every address; a socket file is for whoever may open it.
    private static bool IsLoopback(string url)
    {
        var address = Parse(url);
        return !address.IsUnixPipe && !address.IsNamedPipe
            && (string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip)));
    }

    private static BindingAddress Parse(string url)
    {
        try
        {
            return BindingAddress.Parse(url);
        }
        catch (FormatException format)
        {
            throw new UsageException($"'{url}' is no address to listen on: {format.Message}", format);
        }
    }
}
