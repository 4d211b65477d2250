using Compliance.Domain.Estates;
using Compliance.Infrastructure.EstateFiles;

namespace Compliance.Cli.Demo;

/// <summary>The estate the demo plays on: as bytes for the simulator, as data for choosing the story.</summary>
internal sealed record DemoEstate(byte[] Bytes, Estate Estate)
{
    private const string Embedded = "contoso.json";

    /// <exception cref="UsageException">The file cannot be read.</exception>
    /// <exception cref="EstateFileException">It is no estate.</exception>
    public static async Task<DemoEstate> LoadAsync(FileInfo? file, TimeProvider time, CancellationToken cancellationToken)
    {
        var bytes = file is null ? await ReadEmbeddedAsync(cancellationToken) : await ReadAsync(file, cancellationToken);
        using var stream = new MemoryStream(bytes);
        var options = new EstateFileOptions { Now = time.GetUtcNow() };
        return new DemoEstate(bytes, await new EstateFileReader().ReadAsync(stream, file?.Name ?? Embedded, options, cancellationToken));
    }

    private static async Task<byte[]> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(file.FullName, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"Cannot read the estate {file.FullName}: {exception.Message}", exception);
        }
    }

    private static async Task<byte[]> ReadEmbeddedAsync(CancellationToken cancellationToken)
    {
        await using var resource = typeof(DemoEstate).Assembly.GetManifestResourceStream(Embedded)!;
        using var copy = new MemoryStream();
        await resource.CopyToAsync(copy, cancellationToken);
        return copy.ToArray();
    }
}
