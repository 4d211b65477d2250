using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Compliance.Testing.Azurite;

/// <summary>Azurite on free loopback ports for as long as a collection of tests runs, in memory unless a folder is named.</summary>
public sealed class AzuriteServer : IAsyncLifetime
{
    /// <summary>The account and key that every Azurite has; published by Microsoft.</summary>
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private Process? _process;
    private int _tablePort;
    private int _queuePort;

    /// <summary>Where it keeps what it stores, so that it is there again after a stop and a start. Null: in memory.</summary>
    public string? Folder { get; init; }

    public Uri TableEndpoint => new($"http://127.0.0.1:{_tablePort}/{Account}");

    public Uri QueueEndpoint => new($"http://127.0.0.1:{_queuePort}/{Account}");

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};TableEndpoint={TableEndpoint};QueueEndpoint={QueueEndpoint};";

    public async Task InitializeAsync()
    {
        // Another program may take a free port before Azurite does.
        for (var attempt = 1; !await TryStartAsync(FreePort(), FreePort()); attempt++)
        {
            await DisposeAsync();
            if (attempt == 3)
            {
                throw new InvalidOperationException("Azurite did not start.");
            }
        }
    }

    public async Task DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
    }

    /// <summary>Starts it again where it was, after <see cref="StopAsync"/>.</summary>
    public async Task StartAgainAsync()
    {
        if (!await TryStartAsync(_tablePort, _queuePort))
        {
            throw new InvalidOperationException("Azurite did not start again.");
        }
    }

    /// <summary>Asks it to end. It writes to its folder only now and then: killed, it would forget what it has acknowledged.</summary>
    public async Task StopAsync()
    {
        using (var ask = Process.Start("kill", ["-INT", $"{_process!.Id}"]))
        {
            await ask.WaitForExitAsync();
        }

        using var limit = new CancellationTokenSource(StartLimit);
        await _process.WaitForExitAsync(limit.Token);
        _process.Dispose();
        _process = null;
    }

    private async Task<bool> TryStartAsync(int tablePort, int queuePort)
    {
        (_tablePort, _queuePort) = (tablePort, queuePort);
        var path = AzuriteInstallation.Required;
        var isScript = path.EndsWith(".js", StringComparison.OrdinalIgnoreCase);
        string[] arguments =
        [
            .. Folder is null ? (string[])["--inMemoryPersistence"] : ["--location", Folder],
            "--silent", "--skipApiVersionCheck", "--disableTelemetry",
            "--tableHost", "127.0.0.1", "--tablePort", $"{_tablePort}",
            "--queueHost", "127.0.0.1", "--queuePort", $"{_queuePort}",
            "--blobHost", "127.0.0.1", "--blobPort", $"{FreePort()}",
        ];
        _process = Process.Start(new ProcessStartInfo(isScript ? "node" : path, isScript ? [path, .. arguments] : arguments)
        {
            RedirectStandardInput = true,
            // What it says belongs to nobody's output, and a pipe that nobody reads would stop it.
            RedirectStandardOutput = true,
        })!;
        _process.BeginOutputReadLine();
        return await ListensAsync(_tablePort) && await ListensAsync(_queuePort);
    }

    private async Task<bool> ListensAsync(int port)
    {
        using var limit = new CancellationTokenSource(StartLimit);
        while (!_process!.HasExited)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
                return true;
            }
            catch (SocketException) when (!limit.IsCancellationRequested)
            {
                await Task.Delay(50);
            }
            catch (Exception late) when (late is SocketException or OperationCanceledException)
            {
                return false;
            }
        }

        return false;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
