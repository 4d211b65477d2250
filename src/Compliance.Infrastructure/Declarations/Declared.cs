using System.Collections.Immutable;
using Compliance.Domain.Declarations;
using Compliance.Domain.Exemptions;
using Compliance.Domain.Judging;
using Microsoft.Extensions.Configuration;

namespace Compliance.Infrastructure.Declarations;

/// <summary>What was declared, probed and exempted in the files that settings of a host name (docs/operations/settings.md).</summary>
public sealed record Declared(DeclarationSet Declarations, ImmutableArray<Exemption> Exemptions)
{
    private const string Section = "Declarations";

    public static Declared Nothing { get; } = new(DeclarationSet.None, []);

    /// <summary>Reads each file once. A setting that is empty names none.</summary>
    /// <param name="folder">Where files lie whose path is not absolute.</param>
    /// <exception cref="DeclarationFileException">A file cannot be read, or is not what it should be: one line that begins with the setting.</exception>
    public static async Task<Declared> ReadAsync(IConfiguration configuration, string folder, RuleCatalogue catalogue, CancellationToken cancellationToken)
    {
        var settings = configuration.GetSection(Section);
        var declared = Nothing;
        foreach (var setting in settings.GetChildren().SelectMany(child => child.GetChildren().Prepend(child)).Where(setting => !string.IsNullOrWhiteSpace(setting.Value)))
        {
            declared = setting.Path.Split(':')[1..] switch
            {
                [var key] when Is(key, "Path") => declared with { Declarations = await ReadAsync(setting, folder, DeclarationFileReader.ReadAsync, catalogue, cancellationToken) with { Probes = declared.Declarations.Probes } },
                [var key] when Is(key, "ExemptionsPath") => declared with { Exemptions = await ReadAsync(setting, folder, ExemptionFileReader.ReadAsync, catalogue, cancellationToken) },
                [var key, _] when Is(key, "EvidencePaths") => declared with { Declarations = declared.Declarations with { Probes = [.. declared.Declarations.Probes, await ReadAsync(setting, folder, EvidenceAsync, catalogue, cancellationToken)] } },
                _ => throw new DeclarationFileException($"{NameOf(setting)}: there is no such setting."),
            };
        }

        return declared;
    }

    private static Task<ProbeEvidence> EvidenceAsync(Stream stream, string name, RuleCatalogue catalogue, CancellationToken cancellationToken) =>
        EvidenceFileReader.ReadAsync(stream, name, cancellationToken);

    private static async Task<T> ReadAsync<T>(
        IConfigurationSection setting, string folder, Func<Stream, string, RuleCatalogue, CancellationToken, Task<T>> read, RuleCatalogue catalogue, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(Path.Combine(folder, setting.Value ?? ""));
            return await read(stream, Path.GetFileName(stream.Name), catalogue, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DeclarationFileException)
        {
            throw new DeclarationFileException($"{NameOf(setting)}: {exception.Message}", exception);
        }
    }

    private static bool Is(string key, string expected) => key.Equals(expected, StringComparison.OrdinalIgnoreCase);

    // As an app setting is written.
    private static string NameOf(IConfigurationSection setting) => setting.Path.Replace(":", "__", StringComparison.Ordinal);
}
