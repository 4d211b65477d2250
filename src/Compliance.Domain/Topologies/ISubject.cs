using Compliance.Domain.Ids;

namespace Compliance.Domain.Topologies;

/// <summary>Something a rule judges and a finding names.</summary>
public interface ISubject
{
    /// <summary>The resource at fault, whether it exists or not; null where nothing stands for what is judged.</summary>
    ResourceId? Id { get; }
}
