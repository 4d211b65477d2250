using System.Collections.Immutable;
using Compliance.Application.Scans;
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
        var input = EstateInput.Open(_terminal, request.Estate);
        ReportOutput.Check(request.Output, input, request.Declared.All);
        var declared = await request.Declared.ReadAsync(cancellationToken);

        var startedAt = context.Time.GetUtcNow();
        Assessment assessment;
        await using (input)
        {
            assessment = await Progress.ShowAsync(_terminal, $"Reading {input.Name}", async say =>
            {
                var estate = await input.ReadAsync(request.At, startedAt, cancellationToken);
                say($"Judging {estate.Count:N0} resources");
                return declared.Assess(estate, catalogue);
            });
        }

        ScanWarnings.Tell(_terminal, assessment);
        await ReportAsync(assessment, declared.Exemptions, input.Name, startedAt, cancellationToken);
        return new ScanOutcome(request, assessment).Tell(_terminal);
    }

    private Task ReportAsync(Assessment assessment, ImmutableArray<Exemption> exemptions, string sourceName, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        var report = new ScanReport
        {
            Assessment = assessment,
            ScanId = Guid.NewGuid().ToString(),
            Scope = ScanScope.Everything,
            StartedAt = startedAt,
            CompletedAt = context.Time.GetUtcNow(),
            Source = ScanSource.EstateFile,
            SourceName = sourceName,
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
