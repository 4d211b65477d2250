using System.Collections.Immutable;
using System.Text;
using Compliance.Domain.Ids;

namespace Compliance.Application.Stores;

/// <summary>
/// A run of a finding's affected clusters, in the order of their ids: a gzipped list, one id a line. The first and last id
/// stand beside it, so that a search for one cluster opens only the runs that can hold it.
/// </summary>
/// <param name="First">Lower-cased.</param>
/// <param name="Last">Lower-cased.</param>
public sealed record MemberChunk(string First, string Last, byte[] Ids)
{
    /// <summary>A property of a table row holds 64 KiB; this leaves room.</summary>
    public const int MaxBytes = 60 * 1024;

    private const int MaxIds = 4096;

    /// <summary>Chunks of at most <see cref="MaxBytes"/> each, in order; none for an empty list.</summary>
    public static ImmutableArray<MemberChunk> Pack(ImmutableArray<ResourceId> clusters)
    {
        var chunks = ImmutableArray.CreateBuilder<MemberChunk>();
        foreach (var run in InOrder(clusters).Chunk(MaxIds))
        {
            Add(chunks, run);
        }

        return chunks.ToImmutable();
    }

    public static ImmutableArray<ResourceId> Unpack(IEnumerable<byte[]> chunks) =>
        [.. chunks.SelectMany(ids => Encoding.UTF8.GetString(Gzip.Unpack(ids)).Split('\n')).Select(ResourceId.Parse)];

    public static bool Contains(byte[] chunk, ResourceId cluster)
    {
        var ids = Encoding.UTF8.GetString(Gzip.Unpack(chunk)).AsSpan();
        foreach (var line in ids.Split('\n'))
        {
            if (ids[line].Equals(cluster.Text, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // As a rule the judge hands them over in order: seeing that is much cheaper than sorting again.
    private static ImmutableArray<ResourceId> InOrder(ImmutableArray<ResourceId> clusters)
    {
        for (var i = 1; i < clusters.Length; i++)
        {
            if (clusters[i] < clusters[i - 1])
            {
                return [.. clusters.OrderBy(cluster => cluster.Lower, StringComparer.Ordinal)];
            }
        }

        return clusters;
    }

    private static void Add(ImmutableArray<MemberChunk>.Builder chunks, ReadOnlySpan<ResourceId> run)
    {
        var ids = Gzip.Pack(Encoding.UTF8.GetBytes(string.Join('\n', run.ToArray())));
        if (ids.Length > MaxBytes && run.Length > 1)
        {
            // As many parts as this one's packing suggests, with a little to spare.
            var part = Math.Min(run.Length - 1, Math.Max(1, (int)(run.Length * 0.9 * MaxBytes / ids.Length)));
            for (; !run.IsEmpty; run = run[Math.Min(part, run.Length)..])
            {
                Add(chunks, run[..Math.Min(part, run.Length)]);
            }

            return;
        }

        chunks.Add(new MemberChunk(run[0].Lower, run[^1].Lower, ids));
    }
}
