using System.Text;
using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.Resources;

namespace Compliance.Infrastructure.EstateFiles;

/// <summary>
/// Reads an estate file: what <c>az graph query</c> prints, an ARM list, a bare array or one row a line; UTF-8, UTF-16
/// with a BOM, or either of them gzipped. Needs memory for the resources and a few buffers, however large the file is.
/// </summary>
public static class EstateFileReader
{
    private const int UsualBytesOfRow = 2048;

    // What an index of so many takes, some 30 MB, is no loss where a file has fewer and larger rows.
    private const int MostExpected = 1_000_000;

    /// <param name="stream">Read from where it stands to its end; not closed.</param>
    /// <param name="name">What error messages call the file.</param>
    /// <exception cref="EstateFileException">The content is no estate. Nothing of it counts.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static async Task<Estate> ReadAsync(Stream stream, string name, EstateFileOptions options, CancellationToken cancellationToken)
    {
        var rows = new EstateRows(ExpectedRows(stream));
        var document = new RowDocument(rows, new StringPool(), typeFromId: false);
        try
        {
            var (text, isPacked) = await EstateText.OpenAsync(stream, cancellationToken);
            await new RowStream(text, document, isPacked ? options.MaxUnpackedBytes : long.MaxValue).ReadAllAsync(cancellationToken);
            return Complete(document, rows, options);
        }
        catch (Exception error) when (error is DocumentException or InvalidDataException or DecoderFallbackException)
        {
            throw new EstateFileException($"{name}: {Excerpt.Line(error.Message)}", error);
        }
    }

    // An index that grows row by row leaves more garbage than it holds. A stream that is packed, or of unknown length, must.
    private static int ExpectedRows(Stream stream) => stream.CanSeek ? (int)Math.Min((stream.Length - stream.Position) / UsualBytesOfRow, MostExpected) : 0;

    private static Estate Complete(RowDocument document, EstateRows rows, EstateFileOptions options)
    {
        if (!document.HasBegun)
        {
            throw new DocumentException("the file is empty");
        }

        var readAt = options.At ?? ReadAt(document.Head.ReadAt) ?? options.Now;
        return new Estate(rows.Resources, FileCoverage.Of(document, rows), readAt);
    }

    private static DateTimeOffset? ReadAt(Value value) =>
        value.IsAbsent ? null : value.Time ?? throw new DocumentException($"'readAt' is no ISO 8601 time: {Excerpt.Of(value.Display ?? "")}");
}
