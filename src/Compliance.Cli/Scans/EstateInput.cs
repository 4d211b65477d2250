using Compliance.Domain.Estates;
using Compliance.Infrastructure.EstateFiles;

namespace Compliance.Cli.Scans;

/// <summary>The estate file, or standard input in its place.</summary>
internal sealed class EstateInput : IAsyncDisposable
{
    private readonly Stream _stream;

    private EstateInput(string name, string? path, Stream stream)
    {
        Name = name;
        Path = path;
        _stream = stream;
    }

    /// <summary>What messages and reports call it.</summary>
    public string Name { get; }

    /// <summary>The full path; null for standard input.</summary>
    public string? Path { get; }

    public Stream Stream => _stream;

    public static EstateInput Open(Terminal terminal, string file)
    {
        if (file == "-")
        {
            return new EstateInput("standard input", null, terminal.In);
        }

        var stream = InputFile.Open(file, "an estate");
        return new EstateInput(System.IO.Path.GetFileName(stream.Name), stream.Name, stream);
    }

    /// <param name="at">The time to judge at; null for the file's own, else <paramref name="now"/>.</param>
    public async Task<Estate> ReadAsync(DateTimeOffset? at, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var reading = EstateFileReader.ReadAsync(_stream, Name, new EstateFileOptions { At = at, Now = now }, cancellationToken);
            // A read of the console does not end when it is cancelled, but whoever pressed Ctrl-C need not wait for it.
            return await (Path is null ? reading.WaitAsync(cancellationToken) : reading);
        }
        catch (IOException exception)
        {
            throw new UsageException($"{Name} cannot be read: {exception.Message}", exception);
        }
    }

    public ValueTask DisposeAsync() => Path is null ? ValueTask.CompletedTask : _stream.DisposeAsync();
}
