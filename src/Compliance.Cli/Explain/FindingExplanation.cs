using Compliance.Application.Scans;
using Compliance.Cli.Output;
using Compliance.Cli.Scans;
using Compliance.Domain.Estates;
using Compliance.Domain.Findings;
using Compliance.Domain.Judging;
using Compliance.Infrastructure.Reports;
using Compliance.Infrastructure.Reports.Explain;
using Compliance.Rules;

namespace Compliance.Cli.Explain;

/// <summary>One finding of an estate: the estate is judged as <c>scan</c> judges it, and the finding looked up by its key.</summary>
internal sealed class FindingExplanation(CommandContext context)
{
    private const int MaxKeys = 3;
    private readonly Terminal _terminal = context.Terminal;

    public async Task<int> WriteAsync(ExplainRequest request, CancellationToken cancellationToken)
    {
        if (!FindingKey.TryParse(request.Subject, out var key))
        {
            throw new UsageException($"'{request.Subject}' is no finding's key: a rule's id, a colon and 16 hex digits, such as ARC-DNS-003:0123456789abcdef.");
        }

        await using var input = EstateInput.Open(_terminal, request.Estate!);
        var declared = await request.Declared.ReadAsync(cancellationToken);
        var report = await Progress.ShowAsync(_terminal, $"Reading {input.Name}", async say =>
        {
            var now = context.Time.GetUtcNow();
            var estate = await input.ReadAsync(request.At, now, say, cancellationToken);
            say($"Judging {estate.Count:N0} resources");
            return Report(declared, estate, input.Name, now);
        });

        ScanWarnings.Tell(_terminal, report.Assessment);
        var finding = report.Assessment.Findings.FirstOrDefault(finding => finding.Key == key) ?? throw new UsageException(UnknownKey(key, report.Assessment, input.Name));
        await FindingPage.WriteAsync(report, finding, PageOptions.For(_terminal), _terminal.Out, cancellationToken);
        await _terminal.Out.FlushAsync(cancellationToken);
        return ExitCode.Done;
    }

    private static ScanReport Report(Declared declared, Estate estate, string name, DateTimeOffset now) => new()
    {
        Assessment = declared.Assess(estate, BuiltInRules.Catalogue),
        Exemptions = declared.Exemptions,
        ScanId = Guid.NewGuid().ToString(),
        Scope = ScanScope.Everything,
        StartedAt = now,
        CompletedAt = now,
        Source = ScanSource.EstateFile,
        SourceName = name,
        ToolVersion = ToolVersion.Current,
    };

    // A key that was copied from an older scan is the usual case: what is wrong there now, if anything, helps.
    private static string UnknownKey(FindingKey key, Assessment assessment, string name)
    {
        var ruleId = key.Value[..key.Value.IndexOf(':', StringComparison.Ordinal)];
        var ofRule = assessment.Findings.Where(finding => finding.Rule.Id.Value == ruleId).Select(finding => finding.Key.Value).ToList();
        var known = ofRule.Count == 0 ? "'compliance scan' lists those there are"
            : $"of that rule it has {string.Join(", ", ofRule.Take(MaxKeys))}{(ofRule.Count > MaxKeys ? $" and {ofRule.Count - MaxKeys} more" : "")}";
        return $"There is no finding {key} in {name}; {known}.";
    }
}
