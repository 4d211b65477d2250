using Compliance.Application.Scans;
using Compliance.Cli.Output;
using Compliance.Domain.Estates;
using Compliance.Domain.Judging;
using Compliance.Domain.Topologies;
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
                return Assess(declared.Review(estate), declared, catalogue);
            });
        }

        Warn(assessment);
        await ReportAsync(assessment, input.Name, startedAt, cancellationToken);
        return new ScanOutcome(request, assessment).Tell(_terminal);
    }

    private static Assessment Assess(Estate estate, Declared declared, RuleCatalogue catalogue) =>
        new Judge(catalogue, declared.Exemptions).Assess(Topology.Link(estate, declared.Declarations, estate.ReadAt));

    private void Warn(Assessment assessment)
    {
        foreach (var warning in assessment.Topology.Estate.Coverage.Warnings)
        {
            _terminal.Tell($"warning: {warning}");
        }

        foreach (var (rule, fault) in assessment.RuleFaults.OrderBy(pair => pair.Key))
        {
            _terminal.Tell($"warning: {rule} failed and is shown as unknown; please report it ({fault.GetType().Name}: {fault.Message})");
        }
    }

    private Task ReportAsync(Assessment assessment, string sourceName, DateTimeOffset startedAt, CancellationToken cancellationToken)
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
