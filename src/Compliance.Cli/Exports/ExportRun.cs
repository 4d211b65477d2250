using System.Globalization;
using Compliance.Cli.Output;
using Compliance.Cli.Scans;
using Compliance.Domain.Estates;
using Compliance.Infrastructure.Estates;

namespace Compliance.Cli.Exports;

/// <summary>One call of <c>export</c>.</summary>
/// <param name="output">The file to write.</param>
internal sealed class ExportRun(CommandContext context, AzureTarget target, string output)
{
    private readonly Terminal _terminal = context.Terminal;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        ReportOutput.Check(output, estate: null, otherInputs: []);
        await using var azure = AzureInput.Open(context, target);
        var exported = await Progress.ShowAsync(_terminal, $"Reading {target.Name}", async say =>
        {
            EstateExported? written = null;
            await ReportOutput.WriteAsync(output, _terminal, async stream => written = await azure.ExportAsync(stream, say, cancellationToken), cancellationToken);
            return written!;
        });

        _terminal.Tell(string.Create(CultureInfo.InvariantCulture, $"{exported.Rows:N0} resources of {target.Name} written to {output}."));
        return TellGaps(exported) ? ExitCode.Incomplete : ExitCode.Done;
    }

    /// <returns>Whether something is missing that decides.</returns>
    private bool TellGaps(EstateExported exported)
    {
        var gaps = exported.Coverage.Gaps.ToLookup(gap => gap.Effect);
        foreach (var gap in gaps[GapEffect.Incomplete])
        {
            _terminal.Tell($"gap: {gap.What}: {gap.Reason}");
        }

        if (gaps[GapEffect.Advisory].Count() is > 0 and var advisory)
        {
            _terminal.Tell($"{advisory} {(advisory == 1 ? "gap" : "gaps")} that only supporting rules miss.");
        }

        if (exported.IsComplete)
        {
            return false;
        }

        _terminal.Tell("The file is incomplete: not everything that decides could be read. A scan of it will say so.");
        return true;
    }
}
