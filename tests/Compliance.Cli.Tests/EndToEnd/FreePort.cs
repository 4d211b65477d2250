using System.Net;
using System.Net.Sockets;

namespace Compliance.Cli.Tests.EndToEnd;

/// <summary>A port on loopback that nobody has.</summary>
internal static class FreePort
{
    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
