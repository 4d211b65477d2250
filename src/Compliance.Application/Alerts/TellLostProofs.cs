using System.Security.Cryptography;
using System.Text;
using Compliance.Application.Proofs;
using Compliance.Domain.Proofs;
using Microsoft.Extensions.Options;

namespace Compliance.Application.Alerts;

/// <summary>
/// Unknown alerts nobody; but a cluster that was proven and has not been for a day is worth a word (design 4.8.8). All that
/// came to that point since the last time are one digest.
/// </summary>
public sealed class TellLostProofs(IProofStore proofs, AlertChannels channels, IOptions<AlertOptions> options, TimeProvider time)
{
    private const int PageSize = 1000;

    /// <param name="toldUntil">What this returned the last time; null the first time.</param>
    /// <returns>Proofs lost up to here are told; the same as before when a channel failed.</returns>
    public async Task<DateTimeOffset?> RunAsync(DateTimeOffset? toldUntil, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() - options.Value.LostProofAfter;
        var lost = new List<LostProof>();
        string? continuation = null;
        do
        {
            var page = await proofs.ListAsync(Verdict.Unknown, PageSize, continuation, cancellationToken);
            lost.AddRange(page.Items
                .Where(proof => proof.LostAt is { } at && at <= until && (toldUntil is null || at > toldUntil))
                .Select(proof => new LostProof(proof.ClusterId, proof.LostAt!.Value)));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        // The option may have been made longer since: what was told is told.
        return (lost.Count == 0 || await channels.TryTellAsync(Message(lost), cancellationToken)) && !(toldUntil > until) ? until : toldUntil;
    }

    private AlertMessage Message(List<LostProof> lost) =>
        new($"lost:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lost))))}", time.GetUtcNow(), []) { LostProofs = [.. lost] };
}
