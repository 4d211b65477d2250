using Compliance.Application.Scans;
using Compliance.Domain.Estates;
using Compliance.Infrastructure.EstateFiles;
using Compliance.Infrastructure.Reports;

namespace Compliance.Cli.Scans;

/// <summary>The estate file, or standard input in its place.</summary>
internal sealed class EstateInput : IEstateSource
{
    private readonly Stream _stream;

    private EstateInput(string name, string? path, Stream stream)
    {
        Name = name;
        Path = path;
        _stream = stream;
    }

    public string Name { get; }

    public string? Path { get; }

    public ScanSource Kind => ScanSource.EstateFile;

    public ScanScope Scope => ScanScope.Everything;

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

    public async Task<Estate> ReadAsync(DateTimeOffset? at, DateTimeOffset now, Action<string> say, CancellationToken cancellationToken)
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
