using System.Collections.Immutable;
using Compliance.Cli.Output;
using Compliance.Domain.Exemptions;
using Compliance.Domain.Judging;
using Compliance.Infrastructure.Reports;
using Compliance.Rules;

namespace Compliance.Cli.Scans;

/// <summary>One call of <c>scan</c>: read, judge, report, and say by the exit code how it went.</summary>
internal sealed class ScanRun(CommandContext context, ScanRequest request)
{
    private readonly Terminal _terminal = context.Terminal;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        // Everything that can be wrong about the request is found out before the work.
        var catalogue = RuleSelection.Of(BuiltInRules.Catalogue, request.Rules);
        await using IEstateSource source = request.Azure is { } azure ? AzureInput.Open(context, azure) : EstateInput.Open(_terminal, request.Estate!);
        ReportOutput.Check(request.Output, source.Path, request.Declared.All);
        var declared = await request.Declared.ReadAsync(cancellationToken);

        var startedAt = context.Time.GetUtcNow();
        var assessment = await Progress.ShowAsync(_terminal, $"Reading {source.Name}", async say =>
        {
            var estate = await source.ReadAsync(request.At, startedAt, say, cancellationToken);
            say($"Judging {estate.Count:N0} resources");
            return declared.Assess(estate, catalogue);
        });

        ScanWarnings.Tell(_terminal, assessment);
        await ReportAsync(assessment, declared.Exemptions, source, startedAt, cancellationToken);
        return new ScanOutcome(request, assessment).Tell(_terminal);
    }

    private Task ReportAsync(Assessment assessment, ImmutableArray<Exemption> exemptions, IEstateSource source, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        var report = new ScanReport
        {
            Assessment = assessment,
            ScanId = Guid.NewGuid().ToString(),
            Scope = source.Scope,
            StartedAt = startedAt,
            CompletedAt = context.Time.GetUtcNow(),
            Source = source.Kind,
            SourceName = source.Name,
            ToolVersion = ToolVersion.Current,
            Exemptions = exemptions,
        };
        var isWatched = request.Output is null && _terminal.IsInteractive;
        var options = new ReportOptions
        {
            Proofs = request.Proofs,
            Width = isWatched ? _terminal.Width ?? ReportOptions.DefaultWidth : ReportOptions.DefaultWidth,
            HasColour = isWatched && _terminal.HasColour,
        };
        return ReportOutput.WriteAsync(request.Output, _terminal, output => request.Format.WriteAsync(report, options, output, cancellationToken), cancellationToken);
    }
}
