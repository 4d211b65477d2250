using Compliance.Domain.Declarations;
using Compliance.Domain.Judging;
using Compliance.Domain.Topologies;
using Compliance.Infrastructure.Declarations;
using Compliance.Infrastructure.EstateFiles;
using Xunit;

namespace Compliance.Functions.Tests.Hosting;

/// <summary>What was declared, probed and exempted, from the files that settings name to the judge.</summary>
public sealed class DeclaredFilesTests : IDisposable
{
    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "samples");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compliance-declared-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Start_NothingNamed_DeclaresNothing()
    {
        await using var app = await FunctionsApp.StartWithFilesAsync(("Declarations:Path", ""), ("Declarations:EvidencePaths:0", ""));

        Assert.Equal(DeclarationSet.None, app.Get<DeclarationSet>());
        Assert.DoesNotContain(await JudgeSampleAsync(app), finding => finding);
    }

    [Fact]
    public async Task Start_FilesOfThePackageAndOfAShare_AreJudgedBy()
    {
        await using var app = await FunctionsApp.StartWithFilesAsync(
            ("Declarations:Path", "samples/declarations/contoso.json"),
            ("Declarations:ExemptionsPath", Path.Combine(Samples, "exemptions", "contoso.json")),
            ("Declarations:EvidencePaths:0", "samples/evidence/plants-north.json"));

        var declarations = app.Get<DeclarationSet>();
        Assert.NotEmpty(declarations.Sites);
        Assert.Equal("plants-north", Assert.Single(declarations.Probes).Site);
        Assert.Contains(await JudgeSampleAsync(app), isExempted => isExempted);
    }

    [Theory]
    [InlineData("Declarations:Path", "Declarations__Path: ", """{"sitez":[]}""", "sitez")]
    [InlineData("Declarations:Path", "Declarations__Path: ", "{", "line 1")]
    [InlineData("Declarations:ExemptionsPath", "Declarations__ExemptionsPath: ", """{"exemptions":[{"id":"a"}]}""", "exemptions[0]")]
    [InlineData("Declarations:EvidencePaths:2", "Declarations__EvidencePaths__2: ", """{"schemaVersion":"9"}""", "schemaVersion")]
    public async Task Start_AFileIsWrong_IsRefusedBySettingAndFile(string key, string setting, string content, string fault)
    {
        var path = Path.Combine(_folder.FullName, "wrong.json");
        await File.WriteAllTextAsync(path, content);

        var refusal = await Assert.ThrowsAsync<DeclarationFileException>(() => FunctionsApp.StartWithFilesAsync((key, path)));

        Assert.StartsWith($"{setting}wrong.json: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(fault, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.json")]
    [InlineData("missing/missing.json")]
    [InlineData("samples")]
    public async Task Start_AFileIsNotThere_IsRefusedBySettingAndFile(string path)
    {
        var refusal = await Assert.ThrowsAsync<DeclarationFileException>(() => FunctionsApp.StartWithFilesAsync(("Declarations:Path", path)));

        Assert.StartsWith("Declarations__Path: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ASettingThatIsNone_IsRefusedByName()
    {
        var refusal = await Assert.ThrowsAsync<DeclarationFileException>(() => FunctionsApp.StartWithFilesAsync(("Declarations:Exemptions", "exemptions.json")));

        Assert.StartsWith("Declarations__Exemptions: ", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<bool>> JudgeSampleAsync(FunctionsApp app)
    {
        await using var file = File.OpenRead(Path.Combine(Samples, "estates", "drifted.json"));
        var estate = await EstateFileReader.ReadAsync(file, "contoso", new EstateFileOptions { Now = app.Time.GetUtcNow() }, CancellationToken.None);
        return app.Get<Judge>().Assess(Topology.Link(estate, app.Get<DeclarationSet>(), estate.ReadAt)).Findings.Select(finding => finding.IsExempted);
    }
}
