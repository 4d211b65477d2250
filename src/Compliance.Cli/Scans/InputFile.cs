namespace Compliance.Cli.Scans;

/// <summary>A file that an option names.</summary>
internal static class InputFile
{
    /// <param name="kind">What it should hold, with its article.</param>
    /// <returns>The file; its name is the full path.</returns>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static FileStream Open(string file, string kind)
    {
        if (Directory.Exists(file))
        {
            throw new UsageException($"'{file}' is a folder: name {kind} file.");
        }

        try
        {
            return File.OpenRead(Path.GetFullPath(file));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"There is no file '{file}'.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"The file '{file}' cannot be read: {exception.Message}", exception);
        }
    }
}
