namespace Compliance.Cli.Output;

/// <summary>Where a report goes: standard output, or a file that is replaced whole or not at all.</summary>
internal static class ReportOutput
{
    /// <summary>Refuses, before any work, a file that cannot be the output.</summary>
    public static void Check(string? file, string? estate, IEnumerable<string> otherInputs)
    {
        if (file is null)
        {
            return;
        }

        var path = FullPath(file);
        var problem = path == estate ? "it is the estate"
            : otherInputs.Any(other => path == FullPath(other)) ? "it is an input"
            : Directory.Exists(path) ? "it is a folder"
            : !Directory.Exists(Path.GetDirectoryName(path)) ? "its folder does not exist"
            : null;
        if (problem is not null)
        {
            throw new UsageException($"The output '{file}' cannot be written: {problem}.");
        }
    }

    /// <summary>Runs the writer on the output; nobody ever sees half a file.</summary>
    public static async Task WriteAsync(string? file, Terminal terminal, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            await write(terminal.Out);
            await terminal.Out.FlushAsync(cancellationToken);
            return;
        }

        try
        {
            await ReplaceAsync(FullPath(file), write, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The output '{file}' cannot be written: {exception.Message}", exception);
        }
    }

    private static async Task ReplaceAsync(string path, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        // A device, such as /dev/stdout, cannot be replaced by a file.
        if (path.StartsWith("/dev/", StringComparison.Ordinal))
        {
            await using var device = new FileStream(path, FileMode.Open, FileAccess.Write);
            await write(device);
            return;
        }

        // A link stays a link: the file it leads to is replaced.
        path = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        // In the same folder, because a move between file systems is a copy.
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                await write(stream);
                await stream.FlushAsync(cancellationToken);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static string FullPath(string file)
    {
        try
        {
            return Path.GetFullPath(file);
        }
        catch (ArgumentException exception)
        {
            throw new UsageException($"The output '{file}' cannot be written: {exception.Message}", exception);
        }
    }
}
