using System.Text;
using System.Text.Json.Nodes;
using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Judging;
using Compliance.Domain.Topologies;
using Compliance.Infrastructure.EstateFiles;
using Compliance.Testing.Builders;

namespace Compliance.Rules.Tests.SelfTests;

/// <summary>A sample estate of the repository as JSON, to be changed and then read and judged as a scan would.</summary>
internal sealed class SampleEstate
{
    private readonly JsonObject _document;

    private SampleEstate(JsonObject document) => _document = document;

    public JsonArray Rows
    {
        get => _document["data"]!.AsArray();
        set => _document["data"] = value;
    }

    public static SampleEstate Load(string name) => new(JsonNode.Parse(File.ReadAllText(PathOf(name)))!.AsObject());

    public SampleEstate Copy() => new(_document.DeepClone().AsObject());

    /// <summary>The row whose id ends with a name; it must be one.</summary>
    public JsonObject Row(string name) =>
        Rows.Select(row => row!.AsObject()).Single(row => IdOf(row).EndsWith('/' + name, StringComparison.OrdinalIgnoreCase));

    /// <param name="at">The time to judge at; null for the estate's own.</param>
    public Assessment Assess(DeclarationSet declarations, DateTimeOffset? at = null)
    {
        var estate = Read(at);
        return new Judge(BuiltInRules.Catalogue, []).Assess(Topology.Link(estate, declarations, estate.ReadAt));
    }

    /// <summary>As the reader of estate files sees it.</summary>
    public Estate Read(DateTimeOffset? at = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(_document.ToJsonString()));
        // The reader never waits on a stream in memory.
        return EstateFileReader.ReadAsync(stream, "sample", new EstateFileOptions { At = at, Now = EstateBuilder.Now }, CancellationToken.None).GetAwaiter().GetResult();
    }

    private static string IdOf(JsonObject row) => row["id"]!.GetValue<string>();

    private static string PathOf(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Compliance.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("No Compliance.sln above the tests."), "samples", "estates", name);
    }
}
