using Compliance.Bench.Estates;
using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Judging;
using Compliance.Domain.Topologies;
using Compliance.Infrastructure.EstateFiles;
using Compliance.Rules;

namespace Compliance.Bench.Scans;

/// <summary>
/// What an offline scan does before it prints: parse, link, judge every cluster with its evidence, group by cause. The
/// report is no part of it: how much of it there is to write is the caller's choice.
/// </summary>
internal static class ScanPass
{
    public static async Task<Assessment> RunAsync(string path)
    {
        var estate = await ReadAsync(path);
        return new Judge(BuiltInRules.Catalogue, []).Assess(Topology.Link(estate, DeclarationSet.None, estate.ReadAt));
    }

    public static async Task<Estate> ReadAsync(string path)
    {
        await using var file = File.OpenRead(path);
        return await EstateFileReader.ReadAsync(file, "bench", new EstateFileOptions { Now = ArcEstate.ReadAt }, CancellationToken.None);
    }
}
