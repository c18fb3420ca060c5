using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;

namespace ImageGen.Generator.Pipeline.Resolution;

/// <summary>Checks that the class can take the members.</summary>
internal static class ClassRules
{
    public static void Check(ClassModel type, string imageName, bool hasTag, ImageDiagnostics diagnostics)
    {
        if (type.IsFileLocal)
        {
            diagnostics.Stop(Rules.FileLocalClass, Site.Class, type.Name);
        }
        else if (type.NotPartial is { } notPartial)
        {
            diagnostics.Stop(Rules.ClassNotPartial, Site.Class, notPartial, imageName);
        }

        if (type.IsGeneric)
        {
            diagnostics.Stop(Rules.GenericClass, Site.Class, type.Name);
        }

        foreach (var member in type.TakenNames)
        {
            if (member != GeneratedMembers.ReferenceText || hasTag)
            {
                diagnostics.Stop(Rules.MemberNameCollision, Site.Member(member), type.Name, member);
            }
        }
    }
}
