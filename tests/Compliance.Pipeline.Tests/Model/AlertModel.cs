using Compliance.Application.Alerts;
using Compliance.Application.Findings;
using Compliance.Domain.Rules;
using Xunit;

namespace Compliance.Pipeline.Tests.Model;

/// <summary>What a finding's history says must be told, by a reading of design 4.8 that shares nothing with the engine.</summary>
internal sealed class AlertModel(AlertOptions options)
{
    private readonly List<Transition> _owed = [];
    private (Transition Transition, DateTimeOffset Due)? _waiting;
    private bool _isToldOpen;
    private Severity _severity;

    /// <summary>The transitions that nobody undid before they were due, in their order.</summary>
    public static IReadOnlyList<Transition> Owed(IReadOnlyList<HistoryEntry> history, AlertOptions options)
    {
        var model = new AlertModel(options);
        foreach (var entry in history)
        {
            model.Pass(entry);
        }

        model.Tell();
        return model._owed;
    }

    /// <summary>Opened once, then resolved and reopened in turn, and the finding says the same of itself.</summary>
    public static void AssertConsistent(StoredFinding finding, IReadOnlyList<HistoryEntry> history)
    {
        var turns = history.Where(entry => entry.Transition is Transition.Opened or Transition.Reopened or Transition.Resolved).ToList();
        for (var at = 0; at < turns.Count; at++)
        {
            Assert.Equal(at == 0 ? Transition.Opened : at % 2 == 1 ? Transition.Resolved : Transition.Reopened, turns[at].Transition);
        }

        Assert.True(turns.Count > 0, $"{finding.Key} has no history.");
        Assert.Equal(finding.Workflow is WorkflowState.Resolved, turns[^1].Transition is Transition.Resolved);
        Assert.Equal(finding.Occurrences, turns.Count(entry => entry.Transition is not Transition.Resolved));
        Assert.Equal(finding.FirstSeenAt, turns[0].At);
    }

    private void Pass(HistoryEntry entry)
    {
        switch (entry.Transition)
        {
            case Transition.Notified when entry.Detail == _waiting?.Transition.ToString():
                Tell();
                break;
            case Transition.Opened or Transition.Reopened:
                Tell();
                Wait(entry, entry.Transition);
                break;
            case Transition.Changed when entry.Severity > _severity:
                Worsen(entry);
                break;
            case Transition.Resolved:
                Undo(entry.At);
                break;
            default:
                break;
        }

        _severity = entry.Severity;
    }

    private void Wait(HistoryEntry entry, Transition transition)
    {
        if (entry.Severity >= options.MinimumSeverity)
        {
            _waiting = (transition, entry.Severity is Severity.Critical ? entry.At : entry.At + options.Settle);
        }
    }

    // What is not told yet will be told as it is by then; only what has become critical must not wait for it.
    private void Worsen(HistoryEntry entry)
    {
        if (_waiting is null || (entry.Severity is Severity.Critical && entry.At < _waiting.Value.Due))
        {
            Wait(entry, _waiting?.Transition ?? Transition.Changed);
        }
    }

    // Undone before it was due: nobody is told, neither of the beginning nor of the end.
    private void Undo(DateTimeOffset at)
    {
        if (_waiting is { Due: var due } && at < due)
        {
            _waiting = null;
        }

        Tell();
        if (_isToldOpen)
        {
            _owed.Add(Transition.Resolved);
        }

        _isToldOpen = false;
    }

    private void Tell()
    {
        if (_waiting is { Transition: var transition })
        {
            _owed.Add(transition);
            _isToldOpen = true;
            _waiting = null;
        }
    }
}
