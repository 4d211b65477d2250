using System.Collections.Immutable;
using Compliance.Domain.Declarations;
using Compliance.Infrastructure.Declarations;
using Compliance.Rules;

namespace Compliance.Cli.Scans;

/// <summary>The files that say what Azure does not, as the options of a command name them.</summary>
internal sealed record DeclaredFiles
{
    public string? Declarations { get; init; }

    public ImmutableArray<string> Evidence { get; init; } = [];

    public string? Exemptions { get; init; }

    /// <summary>Every file that is named.</summary>
    public IEnumerable<string> All => new[] { Declarations, Exemptions }.OfType<string>().Concat(Evidence);

    /// <exception cref="UsageException">A file cannot be read.</exception>
    /// <exception cref="DeclarationFileException">A file is not what it should be.</exception>
    public async Task<Declared> ReadAsync(CancellationToken cancellationToken)
    {
        var declarations = Declarations is null
            ? DeclarationSet.None
            : await ReadAsync(Declarations, "a declarations", (stream, name) => DeclarationFileReader.ReadAsync(stream, name, BuiltInRules.Catalogue, cancellationToken));
        var probes = new List<ProbeEvidence>();
        foreach (var file in Evidence)
        {
            probes.Add(await ReadAsync(file, "an evidence", (stream, name) => EvidenceFileReader.ReadAsync(stream, name, cancellationToken)));
        }

        var exemptions = Exemptions is null
            ? []
            : await ReadAsync(Exemptions, "an exemptions", (stream, name) => ExemptionFileReader.ReadAsync(stream, name, BuiltInRules.Catalogue, cancellationToken));
        return new Declared(declarations with { Probes = [.. probes] }, exemptions, Path.GetFileName(Declarations));
    }

    private static async Task<T> ReadAsync<T>(string file, string kind, Func<Stream, string, Task<T>> read)
    {
        await using var stream = InputFile.Open(file, kind);
        try
        {
            return await read(stream, Path.GetFileName(file));
        }
        catch (IOException exception)
        {
            throw new UsageException($"The file '{file}' cannot be read: {exception.Message}", exception);
        }
    }
}
