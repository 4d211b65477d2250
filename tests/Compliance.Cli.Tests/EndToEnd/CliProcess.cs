using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Compliance.Cli.Tests.EndToEnd;

/// <summary>The real command as its own process, the way a user or a service manager runs it.</summary>
internal sealed class CliProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly Task _reading;

    private CliProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput, _output), ReadAsync(process.StandardError, _error));
    }

    public int Id => _process.Id;

    public string Output => Text(_output);

    public string Error => Text(_error);

    public static CliProcess Start(params string[] arguments) => Start([], arguments);

    /// <param name="environment">Beside that of the tests.</param>
    public static CliProcess Start(IEnumerable<(string Name, string Value)> environment, params string[] arguments)
    {
        // A shell that runs the tests in the background hands an ignored SIGINT down to every child: take it back. A write
        // beyond a limit of the file's size must fail as one to a full disk does, not end the process. Only GNU's env can.
        var start = new ProcessStartInfo(OperatingSystem.IsLinux() ? "env" : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        if (OperatingSystem.IsLinux())
        {
            start.ArgumentList.Add("--default-signal=INT");
            start.ArgumentList.Add("--ignore-signal=XFSZ");
            start.ArgumentList.Add("dotnet");
        }

        start.ArgumentList.Add(typeof(CommandContext).Assembly.Location);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return new CliProcess(Process.Start(start)!);
    }

    /// <summary>The exit code; a process that does not end in time is a failed test, and is killed.</summary>
    public async Task<int> ExitAsync(TimeSpan within)
    {
        using var patience = new CancellationTokenSource(within);
        await _process.WaitForExitAsync(patience.Token);
        await _reading;
        return _process.ExitCode;
    }

    /// <summary>Waits until the error stream says something.</summary>
    public async Task AwaitErrorAsync(string text, TimeSpan within)
    {
        using var patience = new CancellationTokenSource(within);
        while (!Error.Contains(text, StringComparison.Ordinal))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The process ended with {_process.ExitCode}: {Error}");
            }

            await Task.Delay(50, patience.Token);
        }
    }

    /// <summary>Ctrl-C.</summary>
    public void Interrupt() => Signal("INT");

    /// <summary>Ends it as a power cut would: nothing of it runs any more when this returns.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <param name="name">As the kill command has it: <c>STOP</c>, <c>CONT</c>.</param>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static string Text(StringBuilder builder)
    {
        lock (builder)
        {
            return builder.ToString();
        }
    }

    private static async Task ReadAsync(StreamReader reader, StringBuilder text)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (text)
            {
                text.AppendLine(line);
            }
        }
    }
}
