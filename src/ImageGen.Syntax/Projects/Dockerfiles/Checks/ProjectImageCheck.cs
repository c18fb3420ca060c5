namespace ImageGen.Projects.Dockerfiles.Checks;

/// <summary>The check of a rule for images of projects. It has no state, so one instance checks all images.</summary>
/// <param name="id">The id under which the compiler reports the rule.</param>
internal abstract class ProjectImageCheck(string id)
{
    public abstract IEnumerable<ProjectImageWarning> Find(CheckedImage image);

    /// <param name="setting">The setting, as a property of the attribute.</param>
    /// <param name="message">What is wrong, and what to do.</param>
    /// <param name="index">The element of the setting, or -1 for all of it.</param>
    protected ProjectImageWarning Warn(string setting, string message, int index = -1) => new(id, setting, index, message);
}
