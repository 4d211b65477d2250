using Azure;
using Compliance.Application.Estates;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.ResourceGraph;
using Compliance.Infrastructure.ResourceManager;

namespace Compliance.Infrastructure.Estates;

/// <summary>Carries a plan out: its queries side by side, then what only Resource Manager knows of what they found.</summary>
internal sealed class AzureReads(ResourceGraphClient graph, ArmReads arm, KeptAnswers kept, ReadMeter meter, TimeProvider time)
{
    /// <exception cref="AzureUnavailableException">No query was answered at all, or the plan is all or nothing and one was not.</exception>
    /// <exception cref="RequestFailedException">The same, and Azure refuses one of the questions.</exception>
    public async Task<EstateRead> ReadAsync(ReadPlan plan, CancellationToken cancellationToken)
    {
        var clock = new WaitClock(time);
        var readAt = time.GetUtcNow();
        var answers = await AskAsync(plan, readAt, clock, cancellationToken);
        var failures = answers.Where(answer => answer.HasFailed).ToList();
        if (failures.Count == answers.Length || (plan.IsAllOrNothing && failures.Count > 0))
        {
            var worst = failures.Find(failure => failure.IsRefused) ?? failures[0];
            var message = $"Resource Graph does not answer for {worst.Planned.What}: {worst.Read.Reason}";
            throw worst.IsRefused ? new RequestFailedException(message) : new AzureUnavailableException(message);
        }

        var resources = new Dictionary<ResourceId, Resource>();
        foreach (var resource in answers.SelectMany(answer => answer.Read.Rows).Select(row => row.Resource).OfType<Resource>())
        {
            resources[resource.Id] = resource;
        }

        var readable = answers.SelectMany(answer => answer.Subscriptions).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var areRecordsWhole = answers.All(answer => answer.State is AnswerState.Whole || !answer.Planned.Types.Contains(ResourceType.RecordSet));
        var questions = ArmQuestions.Of(resources.Values, plan.Scopes, readable, areRecordsWhole).ToList();
        var found = await arm.ReadAsync(questions, plan.KeptRegistrations, clock, cancellationToken);
        foreach (var resource in found.SelectMany(answer => answer.Resources))
        {
            resources[resource.Id] = resource;
        }

        return new EstateRead(new Estate(resources, LiveCoverage.Of(answers, found), readAt), clock.Total);
    }

    private async Task<AnsweredQuery[]> AskAsync(ReadPlan plan, DateTimeOffset readAt, WaitClock clock, CancellationToken cancellationToken)
    {
        var queries = plan.Queries.Select(query => (Query: query, Kept: kept.Find(query))).ToList();
        var unkept = queries.Where(query => query.Kept is null).Select(query => query.Query).ToList();
        meter.Begin(unkept.Count);
        var answers = await AskAsync(unkept, clock, cancellationToken);

        // Of a cluster that was not there a moment ago, what was kept says nothing.
        var hosts = HostsIn(answers);
        var isEnough = queries.ToLookup(query => query.Kept is { } answer && (!query.Query.IsByCluster || hosts.IsSubsetOf(answer.Hosts)));
        answers = [.. answers, .. await AskAsync(isEnough[false].Where(query => query.Kept is not null).Select(query => query.Query), clock, cancellationToken)];
        foreach (var answer in answers)
        {
            kept.Keep(answer, hosts, readAt);
        }

        return [.. answers, .. isEnough[true].Select(query => query.Kept!.Answer)];
    }

    private Task<AnsweredQuery[]> AskAsync(IEnumerable<PlannedQuery> queries, WaitClock clock, CancellationToken cancellationToken) =>
        Task.WhenAll(queries.Select(query => AskAsync(query, clock, cancellationToken)));

    private static HashSet<ResourceId> HostsIn(IEnumerable<AnsweredQuery> answers) =>
        [.. answers.SelectMany(answer => answer.Read.Rows).Where(row => row.Resource is ConnectedCluster or ManagedCluster).Select(row => row.Id)];

    private async Task<AnsweredQuery> AskAsync(PlannedQuery query, WaitClock clock, CancellationToken cancellationToken)
    {
        var answer = new AnsweredQuery(query, await graph.ReadAsync(query.Query, query.Area, clock, cancellationToken));
        meter.Answered(answer);
        return answer;
    }
}
