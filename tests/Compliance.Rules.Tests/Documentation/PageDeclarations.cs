using System.Text;
using Compliance.Domain.Declarations;
using Compliance.Infrastructure.Declarations;

namespace Compliance.Rules.Tests.Documentation;

/// <summary>The declarations and the evidence of an example, read as <c>scan</c> reads its files.</summary>
internal static class PageDeclarations
{
    public static async Task<DeclarationSet> ReadAsync(RuleExample example)
    {
        var declarations = example.Declarations is null
            ? DeclarationSet.None
            : await DeclarationFileReader.ReadAsync(StreamOf(example.Declarations), "declarations", BuiltInRules.Catalogue, CancellationToken.None);
        return example.Evidence is null
            ? declarations
            : declarations with { Probes = [await EvidenceFileReader.ReadAsync(StreamOf(example.Evidence), "evidence", CancellationToken.None)] };
    }

    private static MemoryStream StreamOf(string text) => new(Encoding.UTF8.GetBytes(text));
}
