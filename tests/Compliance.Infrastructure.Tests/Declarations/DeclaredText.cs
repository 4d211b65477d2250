using System.Collections.Immutable;
using System.Text;
using Compliance.Domain.Declarations;
using Compliance.Domain.Exemptions;
using Compliance.Infrastructure.Declarations;
using Compliance.Rules;
using Xunit;

namespace Compliance.Infrastructure.Tests.Declarations;

/// <summary>Files of declarations, evidence and exemptions written in a test, and their reading.</summary>
internal static class DeclaredText
{
    public static Task<DeclarationSet> DeclarationsAsync(string text) => DeclarationsAsync(Encoding.UTF8.GetBytes(text));

    public static Task<DeclarationSet> DeclarationsAsync(byte[] bytes) =>
        ReadAsync(bytes, stream => DeclarationFileReader.ReadAsync(stream, "file.json", BuiltInRules.Catalogue, CancellationToken.None));

    public static Task<ProbeEvidence> EvidenceAsync(string text) =>
        ReadAsync(Encoding.UTF8.GetBytes(text), stream => EvidenceFileReader.ReadAsync(stream, "file.json", CancellationToken.None));

    public static Task<ImmutableArray<Exemption>> ExemptionsAsync(string text) =>
        ReadAsync(Encoding.UTF8.GetBytes(text), stream => ExemptionFileReader.ReadAsync(stream, "file.json", BuiltInRules.Catalogue, CancellationToken.None));

    /// <returns>What the one line says after the name of the file.</returns>
    public static async Task<string> RefusalAsync(Func<Task> read)
    {
        var error = await Assert.ThrowsAsync<DeclarationFileException>(read);
        Assert.DoesNotContain('\n', error.Message);
        Assert.StartsWith("file.json: ", error.Message, StringComparison.Ordinal);
        return error.Message["file.json: ".Length..];
    }

    private static async Task<T> ReadAsync<T>(byte[] bytes, Func<Stream, Task<T>> read)
    {
        using var stream = new MemoryStream(bytes);
        return await read(stream);
    }
}
