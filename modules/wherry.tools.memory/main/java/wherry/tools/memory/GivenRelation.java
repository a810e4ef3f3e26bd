package wherry.tools.memory;

import wherry.tool.method.Name;

/// A [Relation] as an argument.
///
/// @param from         Name of the entity where it starts
/// @param to           Name of the entity where it ends
/// @param relationType In active voice, such as 'works_at'
record GivenRelation(String from, String to, @Name("relationType") String relationType) {

    Relation relation() {
        return new Relation(from, to, relationType);
    }
}
