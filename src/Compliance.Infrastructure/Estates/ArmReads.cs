using System.Collections.Concurrent;
using Compliance.Application.Estates;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Resources;

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

            var answer = await AskAsync(question, clock, stop) with { Effect = question.Effect };
            meter.Answered(answer);
            answers.Add(answer);
        });
        return [.. answers.OrderBy(answer => answer.About).ThenBy(answer => answer.Type.Name, StringComparer.Ordinal)];
    }

    private Task<AnsweredQuestion> AskAsync(ArmQuestion question, WaitClock clock, CancellationToken cancellationToken) => question.Children is { } children
        ? ListAsync(question, children, clock, cancellationToken)
        : FindAsync(question, clock, cancellationToken);

    private async Task<AnsweredQuestion> ListAsync(ArmQuestion question, string children, WaitClock clock, CancellationToken cancellationToken)
    {
        var list = await arm.ListAsync(question.About, children, clock, cancellationToken);
        return new AnsweredQuestion(question.Type, question.About, [.. list.Rows.Select(row => row.Resource).OfType<Resource>()], list.Outcome.ToAnswer(), list.Reason);
    }

    private async Task<AnsweredQuestion> FindAsync(ArmQuestion question, WaitClock clock, CancellationToken cancellationToken)
    {
        var readAt = time.GetUtcNow();
        var read = await arm.ReadAsync(question.About, clock, cancellationToken);
        if (read.Body is not { } body)
        {
            return new AnsweredQuestion(question.Type, question.About, [], read.Outcome.ToAnswer(), read.Reason);
        }

        ReadOnlyMemory<byte> row;
        Resource? resource;
        try
        {
            row = ArmRow.Of(question, body);
            resource = parser.Parse(row);
        }
        catch (FormatException malformed)
        {
            return new AnsweredQuestion(question.Type, question.About, [], AnswerState.Failed, Excerpt.Line(malformed.Message));
        }

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
