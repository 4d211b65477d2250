using System.Globalization;
using System.Text;
using Compliance.Domain.Proofs;
using Compliance.Web.Views;

namespace Compliance.Web.Pages;

/// <summary>How states read on a page. A sign stands beside every word, so that nothing is told by colour alone.</summary>
internal static class Wording
{
    /// <summary><c>PublicAccess</c> as <c>public access</c>.</summary>
    public static string Words(string name)
    {
        var words = new StringBuilder(name.Length + 4);
        foreach (var character in name)
        {
            if (char.IsUpper(character) && words.Length > 0)
            {
                words.Append(' ');
            }

            words.Append(char.ToLowerInvariant(character));
        }

        return words.ToString();
    }

    /// <summary>What may be said of a cluster: proven without reserve only if nothing of its chain is open.</summary>
    public static string Of(ClusterPageView view) => view.Cluster switch
    {
        { Verdict: Verdict.Proven } when view.IsFullyProven => "proven",
        { Verdict: Verdict.Proven } when view.OpenFacts == 0 => "proven in Azure, facts open",
        { Verdict: Verdict.Proven } => $"proven in Azure, {view.OpenFacts} {(view.OpenFacts == 1 ? "fact" : "facts")} open",
        { Verdict: Verdict.OutOfScope, OutOfScopeReason: { } reason } => $"out of scope: {Words(reason.ToString())}",
        { Verdict: var verdict } => Words(verdict.ToString()),
    };

    /// <summary>The style class of a cluster's verdict.</summary>
    public static string ClassOf(ClusterPageView view) =>
        view.Cluster.Verdict is Verdict.Proven && !view.IsFullyProven ? "azure" : ClassOf(view.Cluster.Verdict.ToString());

    public static string ClassOf(string state) => char.ToLowerInvariant(state[0]) + state[1..];

    /// <summary>The sign of a style class.</summary>
    public static string SignOf(string styleClass) => styleClass switch
    {
        "proven" => "✓",
        "azure" => "◑",
        "broken" => "✕",
        "unknown" => "?",
        "notReached" => "⋯",
        "notAssessed" => "○",
        _ => "–",
    };

    public static string Milliseconds(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:#,0} ms");
}
