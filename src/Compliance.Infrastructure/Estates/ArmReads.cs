using System.Collections.Concurrent;
using Azure;
using Compliance.Application.Estates;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.ResourceManager;

namespace Compliance.Infrastructure.Estates;

/// <summary>Asks Resource Manager what Resource Graph does not have. A call that fails is an answer that says so, never an exception.</summary>
/// <param name="copy">Gets every resource as it came; null when nobody wants it.</param>
internal sealed class ArmReads(ResourceManagerClient arm, IResourceParser parser, Registrations registrations, ReadMeter meter, TimeProvider time, RowCopy? copy)
{
    private const int SideBySide = 8;

    /// <summary>In the order of the ids asked about.</summary>
    public async Task<IReadOnlyList<AnsweredQuestion>> ReadAsync(IEnumerable<ArmQuestion> questions, TimeSpan keptRegistrations, WaitClock clock, CancellationToken cancellationToken)
    {
        var answers = new ConcurrentBag<AnsweredQuestion>();
        await Parallel.ForEachAsync(questions, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken }, async (question, stop) =>
        {
            if (question.Type == ResourceType.Provider && registrations.Find(question.About, keptRegistrations) is { } kept)
            {
                answers.Add(new AnsweredQuestion(question.Type, question.About, [kept], AnswerState.Whole));
                return;
            }

            var answer = await AskAsync(question, clock, stop);
            meter.Answered(answer);
            answers.Add(answer);
        });
        return [.. answers.OrderBy(answer => answer.About).ThenBy(answer => answer.Type.Name, StringComparer.Ordinal)];
    }

    private async Task<AnsweredQuestion> AskAsync(ArmQuestion question, WaitClock clock, CancellationToken cancellationToken)
    {
        try
        {
            return question.Children is { } children
                ? await ListAsync(question, children, clock, cancellationToken)
                : await FindAsync(question, clock, cancellationToken);
        }
        catch (Exception failure) when (AzureFailure.IsGap(failure, cancellationToken))
        {
            var state = (failure as RequestFailedException)?.Status switch
            {
                403 => AnswerState.Denied,
                429 => AnswerState.Throttled,
                _ => AnswerState.Failed,
            };
            return new AnsweredQuestion(question.Type, question.About, [], state, state is AnswerState.Failed ? AzureFailure.Describe(failure) : null);
        }
    }

    private async Task<AnsweredQuestion> ListAsync(ArmQuestion question, string children, WaitClock clock, CancellationToken cancellationToken)
    {
        var list = await arm.ListAsync(question.About, children, clock, cancellationToken);
        return new AnsweredQuestion(question.Type, question.About, [.. list.Rows.Select(row => row.Resource).OfType<Resource>()], list.Outcome.ToAnswer());
    }

    private async Task<AnsweredQuestion> FindAsync(ArmQuestion question, WaitClock clock, CancellationToken cancellationToken)
    {
        var readAt = time.GetUtcNow();
        if (await arm.FindAsync(question.About, clock, cancellationToken) is not { } body)
        {
            return new AnsweredQuestion(question.Type, question.About, [], AnswerState.Whole);
        }

        var row = ArmRow.Of(question, body);
        var resource = parser.Parse(row);
        if (copy is not null)
        {
            await copy.AddAsync(row, cancellationToken);
        }

        if (resource is Provider)
        {
            registrations.Keep(resource, readAt);
        }

        return new AnsweredQuestion(question.Type, question.About, resource is null ? [] : [resource], AnswerState.Whole);
    }
}
