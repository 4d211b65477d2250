using Compliance.Cli.Scans;
using Compliance.Domain.Estates;
using Compliance.Infrastructure.EstateFiles;

namespace Compliance.Cli.Demo;

/// <summary>The estate the demo plays on: as bytes for the simulator, as data for choosing the story.</summary>
internal sealed record DemoEstate(byte[] Bytes, Estate Estate)
{
    private const string Embedded = "contoso.json";

    /// <param name="file">Null for the embedded sample.</param>
    /// <exception cref="UsageException">The file cannot be read.</exception>
    /// <exception cref="EstateFileException">It is no estate.</exception>
    public static async Task<DemoEstate> LoadAsync(string? file, CommandContext context, CancellationToken cancellationToken)
    {
        var bytes = await ReadAsync(file, context, cancellationToken);
        using var stream = new MemoryStream(bytes);
        var options = new EstateFileOptions { Now = context.Time.GetUtcNow() };
        return new DemoEstate(bytes, await EstateFileReader.ReadAsync(stream, file ?? Embedded, options, cancellationToken));
    }

    private static async Task<byte[]> ReadAsync(string? file, CommandContext context, CancellationToken cancellationToken)
    {
        await using var input = file is null ? null : EstateInput.Open(context.Terminal, file);
        await using var source = input?.Stream ?? typeof(DemoEstate).Assembly.GetManifestResourceStream(Embedded)!;
        using var copy = new MemoryStream();
        await source.CopyToAsync(copy, cancellationToken);
        return copy.ToArray();
    }
}
