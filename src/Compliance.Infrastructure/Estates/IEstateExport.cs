using Compliance.Application.Scans;
using Compliance.Domain.Estates;

namespace Compliance.Infrastructure.Estates;

/// <summary>Writes what a live scan reads into an estate file, so that a scan of the file gives what the live scan gives.</summary>
public interface IEstateExport
{
    /// <summary>
    /// Reads a scope and writes it as UTF-8 JSON (design 4.1): <c>readAt</c>, then every row as Azure gave it, page by page, and
    /// at the end <c>coverage</c>. A file that breaks off is no JSON. Progress goes to a registered
    /// <see cref="IProgress{T}"/> of <see cref="Application.Estates.ReadProgress"/>.
    /// </summary>
    /// <param name="stream">Written from where it stands; flushed, not closed.</param>
    /// <exception cref="Azure.RequestFailedException">No query was answered at all.</exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    Task<EstateExported> WriteAsync(ScanScope scope, Stream stream, CancellationToken cancellationToken);
}

/// <summary>What was written.</summary>
/// <param name="Rows">Rows in the file, no id twice.</param>
/// <param name="Coverage">
/// What the read itself covered, with its gaps. The file names the subscriptions that were read and those types that were read
/// in all of them: its head cannot say that one type is missing in one subscription.
/// </param>
public sealed record EstateExported(long Rows, Coverage Coverage)
{
    /// <summary>False when a mandatory rule will miss something.</summary>
    public bool IsComplete => Coverage.Gaps.All(gap => gap.Effect is GapEffect.Advisory);
}
