using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Compliance.Bench.Starts;

/// <summary>A program of .NET in a process of its own, which ends with this.</summary>
internal sealed class StartedProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(2);

    private readonly HttpClient _client = new();
    private readonly long _startedAt = Stopwatch.GetTimestamp();
    private readonly Process _process;

    private StartedProgram(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        _process = Process.Start(start)!;
        // A pipe that nobody reads would stop it.
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static StartedProgram Start(string[] arguments) => new(arguments);

    /// <returns>From the start to the exit, which must be in order.</returns>
    public static async Task<TimeSpan> RunAsync(string[] arguments)
    {
        using var program = new StartedProgram(arguments);
        await program._process.WaitForExitAsync();
        var took = Stopwatch.GetElapsedTime(program._startedAt);
        return program._process.ExitCode == 0 ? took : throw new InvalidOperationException($"{arguments[0]} ended with {program._process.ExitCode}.");
    }

    public static Uri FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }

    /// <returns>From the start to the end of the first answer that is a success.</returns>
    public async Task<TimeSpan> AnswersAsync(Uri url)
    {
        while (Stopwatch.GetElapsedTime(_startedAt) < Patience && !_process.HasExited)
        {
            try
            {
                using var response = await _client.GetAsync(url);
                if (response.IsSuccessStatusCode)
                {
                    return Stopwatch.GetElapsedTime(_startedAt);
                }
            }
            catch (HttpRequestException)
            {
                // Nobody listens yet.
            }

            await Task.Delay(Glance);
        }

        throw new InvalidOperationException($"{url} did not answer{(_process.HasExited ? $": the program ended with {_process.ExitCode}" : "")}.");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        _client.Dispose();
    }
}
